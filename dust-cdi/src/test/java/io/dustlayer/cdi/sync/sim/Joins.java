package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Input;
import jakarta.json.JsonObject;

/** What an engine was told of its joins: follows the frames that it sends and receives. */
final class Joins {

  private long open = -1;
  private long generation;
  private int number;
  private String asked;
  private String joined;
  private long throughSeq = Long.MAX_VALUE;
  private boolean mayWrite = true;
  private boolean stopped = true;

  void opens(long socket) {
    open = socket;
  }

  void closes(long socket) {
    if (isOpen(socket)) {
      open = -1;
      leave();
    }
  }

  /** Whether frames of a socket still matter. */
  boolean isOpen(long socket) {
    return socket == open;
  }

  void sent(long on, Frame frame) {
    if (frame.event().equals("phx_join")) {
      generation = on;
      asked = frame.ref();
      number++;
      leave();
    } else if (frame.event().equals("phx_leave")) {
      leave();
    }
  }

  void before(Input input) {
    if (input instanceof Input.Start) {
      stopped = false;
    } else if (input instanceof Input.Stop) {
      stopped = true;
      leave();
    } else if (input instanceof Input.SocketClosed closed && closed.generation() == generation) {
      leave();
    } else if (input instanceof Input.FrameReceived received
        && isOpen(received.generation())
        && received.generation() == generation
        && asked != null
        && asked.equals(received.frame().joinRef())) {
      received(received.frame());
    }
  }

  private void received(Frame frame) {
    JsonObject payload = frame.payload().asJsonObject();
    if (frame.event().equals("phx_reply")
        && asked.equals(frame.ref())
        && payload.getString("status").equals("ok")) {
      joined = asked;
      mayWrite = payload.getJsonObject("response").getJsonObject("permissions").getBoolean("write");
    } else if (frame.event().equals("catch_up_complete")) {
      throughSeq = payload.getJsonNumber("through_seq").longValue();
    } else if (frame.event().equals("phx_error") || frame.event().equals("phx_close")) {
      leave();
    }
  }

  private void leave() {
    joined = null;
    throughSeq = Long.MAX_VALUE;
  }

  boolean isJoined() {
    return joined != null;
  }

  boolean isJoined(long on, String joinRef) {
    return joined != null && on == generation && joined.equals(joinRef);
  }

  /** Whether a frame belongs to an earlier join, so that it means nothing any more. */
  boolean isStale(Frame frame) {
    return frame.joinRef() != null && !frame.joinRef().equals(asked);
  }

  /** Whether a frame says that the catch-up of the current join is complete. */
  boolean isCaughtUpBy(Frame frame) {
    return joined != null
        && joined.equals(frame.joinRef())
        && frame.event().equals("catch_up_complete");
  }

  /** How many joins there were. */
  int number() {
    return number;
  }

  /** Up to where the catch-up of the current join went; the highest number if it is not over. */
  long throughSeq() {
    return throughSeq;
  }

  boolean mayWrite() {
    return mayWrite;
  }

  boolean isStopped() {
    return stopped;
  }
}
