/**
 * The ordered structure behind the mirror: a B+ tree whose versions share what they have in common.
 *
 * <p>A version never changes, so readers need no locks; a successor copies only the nodes on the
 * way to what it changes, and copies each of them once however much is changed. Keys are ordered by
 * their UTF-8 bytes, as servers order paths.
 */
package io.dustlayer.cdi.sync.tree;
