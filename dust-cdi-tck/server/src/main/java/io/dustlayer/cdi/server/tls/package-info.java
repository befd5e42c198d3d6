/** What a server shows to its clients over TLS, and a private authority for tests. */
package io.dustlayer.cdi.server.tls;
