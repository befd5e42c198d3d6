/** The HTTP API: from a raw request to an answer, on a Jetty connector. */
package io.dustlayer.cdi.server.http;
