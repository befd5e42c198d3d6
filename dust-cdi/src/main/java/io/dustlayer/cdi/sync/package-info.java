/**
 * The sync engine: a pure state machine that turns what happens (frames, answers, writes, time)
 * into effects (frames to send, outcomes, states of the mirror, changes to publish).
 *
 * <p>Here are no sockets, threads, clocks, futures or locks: {@code sync.run} drives it from one
 * thread. It knows {@code java.*}, JSON-P and {@link io.dustlayer.cdi.protocol}.
 */
package io.dustlayer.cdi.sync;
