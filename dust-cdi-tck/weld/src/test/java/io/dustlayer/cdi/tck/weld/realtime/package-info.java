/** The SDK transport on Weld and Tyrus, against the embedded server. */
package io.dustlayer.cdi.tck.weld.realtime;
