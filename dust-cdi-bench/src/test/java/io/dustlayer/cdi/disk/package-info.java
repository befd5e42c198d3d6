/** A door to the library's files. Benchmarks use it. */
package io.dustlayer.cdi.disk;
