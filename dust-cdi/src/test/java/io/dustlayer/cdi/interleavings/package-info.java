/** Runs scenarios with several threads under many interleavings of their steps, by Lincheck. */
package io.dustlayer.cdi.interleavings;
