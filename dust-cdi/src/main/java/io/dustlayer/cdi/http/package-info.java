/**
 * The HTTP transport: one request per call through a MicroProfile Rest Client, and the translation
 * of everything that can go wrong on the way.
 *
 * <p>The {@code cdi} room builds {@link io.dustlayer.cdi.http.HttpSettings} and creates {@link
 * io.dustlayer.cdi.http.HttpTransport}; everybody else sees a {@link
 * io.dustlayer.cdi.spi.DustTransport}. Here are no CDI, no configuration and no schemas.
 */
package io.dustlayer.cdi.http;
