package io.dustlayer.cdi.tck.entity;

/**
 * A colour, stored by {@link ShadeAdapter}.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Shade(int red, int green, int blue) {}
