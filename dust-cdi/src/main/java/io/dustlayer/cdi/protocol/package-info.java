/**
 * The vocabulary of the wire: paths, globs, channel frames, operations and events as Dust's
 * protocol defines them.
 *
 * <p>This room knows {@code java.*} and JSON-P, and nothing else of the library; every other room
 * may call it. Types here are immutable and safe to share between threads.
 */
package io.dustlayer.cdi.protocol;
