/** The network between the processes: a proxy that misbehaves, and listens. */
package io.dustlayer.cdi.tck.chaos.wire;
