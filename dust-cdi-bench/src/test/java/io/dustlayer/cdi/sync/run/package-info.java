/** A door to the driver's parts. Benchmarks use it. */
package io.dustlayer.cdi.sync.run;
