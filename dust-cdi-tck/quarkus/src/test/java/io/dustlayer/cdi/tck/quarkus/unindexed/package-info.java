/** An application, and the library that its entity lies in. */
package io.dustlayer.cdi.tck.quarkus.unindexed;
