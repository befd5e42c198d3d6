/**
 * Where the library meets its container: configuration, both CDI extensions, the beans that they
 * add, and their life.
 *
 * <p>This room may use every other one, and no other room uses it. Nothing here is public API;
 * types are public only where a container has to reach them. Both extensions are thin: what they
 * find goes into a {@code Discovery}, and the problems, their texts and the beans follow from that
 * alone, so that both hosts behave the same.
 */
package io.dustlayer.cdi.cdi;
