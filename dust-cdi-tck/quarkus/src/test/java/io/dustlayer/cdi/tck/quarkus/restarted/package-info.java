/** An application that is started again and again. */
package io.dustlayer.cdi.tck.quarkus.restarted;
