package io.dustlayer.cdi.sync;

import java.time.Duration;

/**
 * How an engine behaves. {@link #defaults} gives the documented values; tests change single ones.
 *
 * @param store {@code org/name}
 * @param deviceId who this client is, for the server; events of this device are its own
 * @param messagePack whether to begin with MessagePack
 * @param connectTimeout how long a socket may take to open
 * @param joinTimeout how long the answer to a join, to a status request, and each silence during a
 *     catch-up may last; after a catch-up that was silent for too long the next one may be silent
 *     for twice, then four times as long
 * @param ackTimeout how long a write may be without outcome
 * @param heartbeatInterval how often a heartbeat is sent, and how long its answer may take
 * @param statusInterval how often the server's sequence number is asked for while live
 * @param gapTimeout how long a gap in the sequence may stay open
 * @param rejoinInterval how rare the joins become, at most, that gaps cause; a second or more
 * @param maxInFlight how many writes may be unanswered on the wire
 * @param queueLimit how many writes may wait
 * @param holdBackLimit how many events beyond a gap are kept; further ones are read again
 */
public record EngineSettings(
    String store,
    String deviceId,
    boolean messagePack,
    Duration connectTimeout,
    Duration joinTimeout,
    Duration ackTimeout,
    Duration heartbeatInterval,
    Duration statusInterval,
    Duration gapTimeout,
    Duration rejoinInterval,
    int maxInFlight,
    int queueLimit,
    int holdBackLimit) {

  /**
   * The documented values.
   *
   * @param store {@code org/name}
   * @param deviceId who this client is
   * @return JSON; 10 s to connect, join and acknowledge; heartbeat 30 s; status 5 s; gap 250 ms, at
   *     most 10 s between joins; 64 writes in flight, 10,000 waiting; 100,000 events held back
   */
  public static EngineSettings defaults(String store, String deviceId) {
    return new EngineSettings(
        store,
        deviceId,
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMillis(250),
        Duration.ofSeconds(10),
        64,
        10_000,
        100_000);
  }
}
