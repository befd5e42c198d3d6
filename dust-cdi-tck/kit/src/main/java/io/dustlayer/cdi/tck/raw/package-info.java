/**
 * A client of a Dust server with nothing of the library's transports in it: what the suites plant
 * and inspect is not seen through the eyes of what they test. It waits where a server limits the
 * rate.
 */
package io.dustlayer.cdi.tck.raw;
