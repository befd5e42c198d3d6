/** A door to the library's codecs. Benchmarks use it. */
package io.dustlayer.cdi.ws;
