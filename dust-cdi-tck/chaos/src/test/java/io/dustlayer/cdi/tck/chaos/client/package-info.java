/** The application of which three run: writes, reads, observes, and writes down what happens. */
package io.dustlayer.cdi.tck.chaos.client;
