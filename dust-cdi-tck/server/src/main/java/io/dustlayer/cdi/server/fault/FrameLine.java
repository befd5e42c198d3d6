package io.dustlayer.cdi.server.fault;

import java.util.function.Predicate;

/**
 * What a fault rule for WebSockets looks at: one frame. Its predicates can be joined by {@link
 * Predicate#and}.
 *
 * @param direction which way it goes
 * @param deviceId the {@code device_id} of the socket
 * @param topic such as {@code store:acme/main}
 * @param event such as {@code write}, {@code phx_reply} or {@code event}
 * @param op the kind of op that is written or told of; empty for other frames
 * @param storeSeq the seq of the op that is told of or acknowledged, or of the snapshot; 0 for
 *     other frames
 * @param ref the ref of a push or of its answer; empty for what the client did not ask for
 * @param clientOpId the client's id of the op that is written or told of; empty for other frames
 */
public record FrameLine(
    Direction direction,
    String deviceId,
    String topic,
    String event,
    String op,
    long storeSeq,
    String ref,
    String clientOpId) {
  /** Which way a frame goes. */
  public enum Direction {
    /** From the server. */
    TO_CLIENT,
    /** To the server. */
    FROM_CLIENT
  }

  /**
   * Matches every frame to a client.
   *
   * @return the predicate
   */
  public static Predicate<FrameLine> toClient() {
    return line -> line.direction == Direction.TO_CLIENT;
  }

  /**
   * Matches every frame from a client.
   *
   * @return the predicate
   */
  public static Predicate<FrameLine> fromClient() {
    return line -> line.direction == Direction.FROM_CLIENT;
  }

  /**
   * Matches the frames of a socket.
   *
   * @param deviceId what it connected with
   * @return the predicate
   */
  public static Predicate<FrameLine> device(String deviceId) {
    return line -> line.deviceId.equals(deviceId);
  }

  /**
   * Matches the frames of a topic.
   *
   * @param topic such as {@code store:acme/main}
   * @return the predicate
   */
  public static Predicate<FrameLine> topic(String topic) {
    return line -> line.topic.equals(topic);
  }

  /**
   * Matches frames by their event.
   *
   * @param event such as {@code phx_reply}
   * @return the predicate
   */
  public static Predicate<FrameLine> event(String event) {
    return line -> line.event.equals(event);
  }

  /**
   * Matches the frames about a kind of op, written or told of.
   *
   * @param op such as {@code set}
   * @return the predicate
   */
  public static Predicate<FrameLine> op(String op) {
    return line -> line.op.equals(op);
  }

  /**
   * Matches the frames that tell of an op or acknowledge it.
   *
   * @param storeSeq from 1 on
   * @return the predicate
   */
  public static Predicate<FrameLine> storeSeq(long storeSeq) {
    return line -> line.storeSeq == storeSeq;
  }
}
