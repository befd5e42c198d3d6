/** Observers as an application would write them, and the suite about what they are told. */
package io.dustlayer.cdi.tck.event;
