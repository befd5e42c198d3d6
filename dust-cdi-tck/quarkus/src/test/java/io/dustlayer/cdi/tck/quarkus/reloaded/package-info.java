/** An application whose source is changed again and again. */
package io.dustlayer.cdi.tck.quarkus.reloaded;
