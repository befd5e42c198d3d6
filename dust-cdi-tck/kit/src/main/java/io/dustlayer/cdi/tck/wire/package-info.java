/** What goes over the wire, byte by byte, as suites. */
package io.dustlayer.cdi.tck.wire;
