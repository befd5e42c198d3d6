/**
 * How values of Java types become JSON that a Dust server keeps, and come back.
 *
 * <p>A Dust server splits objects into leaves (so an empty object vanishes), keeps arrays as one
 * leaf, and keeps numbers as 64-bit floats or as big integers. A codec gives JSON that survives
 * this, or refuses the value. Used by {@code schema} only; instances are immutable and may be
 * shared between threads.
 */
package io.dustlayer.cdi.schema.codec;
