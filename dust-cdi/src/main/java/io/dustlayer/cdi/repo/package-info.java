/**
 * Repositories over a transport: how records become reads, writes and batches.
 *
 * <p>This room knows the schema, the transport SPI and the protocol's paths; it knows nothing of
 * HTTP or CDI. Only the CDI room makes its objects; applications see {@link
 * io.dustlayer.cdi.DustRepo} and {@link io.dustlayer.cdi.Dust}.
 */
package io.dustlayer.cdi.repo;
