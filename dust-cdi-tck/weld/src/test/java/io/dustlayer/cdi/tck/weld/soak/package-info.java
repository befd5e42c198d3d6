/**
 * A soak of the SDK transport: several applications write to one server that restarts, crashes,
 * compacts its log and loses frames. Afterwards all that was seen is held against the server's log.
 *
 * <p>Everything is written down while it runs ({@link io.dustlayer.cdi.tck.weld.soak.History}) and
 * judged at the end by checks that share no code with the library: {@link
 * io.dustlayer.cdi.tck.weld.soak.Verdict}.
 */
package io.dustlayer.cdi.tck.weld.soak;
