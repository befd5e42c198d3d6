/**
 * TLS with a private authority: the certificates to trust, read from a file, and what the host's
 * clients need to make use of them. Knows nothing of Dust.
 */
package io.dustlayer.cdi.tls;
