/**
 * Applications that must not start: entities and injection points with mistakes, and what a
 * container has to say about them. A jar of its own, which is no bean archive and has no index, so
 * that hosts come across it only in the tests that deploy it.
 */
package io.dustlayer.cdi.tck.broken;
