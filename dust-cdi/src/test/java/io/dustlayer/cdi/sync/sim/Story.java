package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import jakarta.json.JsonObject;

/** Words for what an engine hears and does. */
final class Story {

  private Story() {}

  static String of(WriteRequest request) {
    return request.kind().wireName()
        + " "
        + request.path()
        + " "
        + request.value()
        + (request.ifMatch().isPresent() ? " if_match " + request.ifMatch().getAsLong() : "")
        + (request.ifAbsent() ? " if_absent" : "")
        + request.fence().map(fence -> " fenced by " + fence.key()).orElse("")
        + " ("
        + request.clientOpId()
        + ")";
  }

  static String brief(Effect effect) {
    if (effect instanceof Effect.Show show) {
      return "Show synced=" + show.synced() + " touched=" + show.touched();
    } else if (effect instanceof Effect.Publish publish) {
      return "Publish own=" + publish.own() + " " + publish.event();
    } else if (effect instanceof Effect.PublishReplaced replaced) {
      return "PublishReplaced " + replaced.fromSeq() + " to " + replaced.toSeq();
    } else if (effect instanceof Effect.Keep keep) {
      return "Keep " + keep.watermark() + " touched=" + keep.touched();
    }
    return effect.toString();
  }

  static void tell(World world, String name, Input input, Invariants before) {
    if (input instanceof Input.Start) {
      world.tell(() -> name + " starts");
    } else if (input instanceof Input.Stop) {
      world.tell(() -> name + " stops");
    } else if (input instanceof Input.SocketClosed closed) {
      world.tell(() -> name + " loses socket " + closed.generation() + ": " + closed.cause());
    } else if (input instanceof Input.FrameReceived received) {
      hears(world, name, received.frame(), before);
    } else if (input instanceof Input.BatchCommitted batch) {
      world.tell(() -> name + " learns that its batch is committed: " + batch.ops());
    } else if (input instanceof Input.HttpAnswered answered) {
      world.tell(() -> name + " has read over HTTP: " + answered.answer());
    }
  }

  private static void hears(World world, String name, Frame frame, Invariants before) {
    switch (frame.event()) {
      case "event" ->
          world.tell(
              () ->
                  "%s hears of %d%s: %s"
                      .formatted(
                          name,
                          Frames.seq(frame),
                          frame.joinRef() == null ? "" : " in the catch-up of " + frame.joinRef(),
                          operation(frame)));
      case "snapshot" ->
          world.tell(() -> name + " gets a snapshot of " + Frames.snapshotSeq(frame));
      case "catch_up_complete" ->
          world.tell(
              () ->
                  "%s has caught up with join %s: %s; it was at %d"
                      .formatted(
                          name, frame.joinRef(), frame.payload(), before.base().watermark()));
      case "phx_error", "phx_close" ->
          world.tell(() -> name + " hears " + frame.event() + " of join " + frame.joinRef());
      case "phx_reply" -> {
        if (frame.payload() instanceof JsonObject reply && !frame.topic().equals("phoenix")) {
          world.tell(() -> name + " gets the reply to " + frame.ref() + ": " + reply);
        }
      }
      default -> world.tell(() -> name + " hears " + frame.event());
    }
  }

  private static String operation(Frame frame) {
    return frame.payload() instanceof JsonObject event
        ? event.get("op")
            + " "
            + event.get("path")
            + " "
            + event.get("value")
            + " "
            + event.get("client_op_id")
        : frame.payload().toString();
  }

  static void tell(World world, String name, Effect effect) {
    if (effect instanceof Effect.OpenSocket open) {
      world.tell(() -> name + " opens socket " + open.generation());
    } else if (effect instanceof Effect.SendFrame send) {
      Frame frame = send.frame();
      if (frame.event().equals("phx_join")) {
        world.tell(() -> name + " joins as " + frame.ref() + ": " + frame.payload());
      } else if (frame.event().equals("write")) {
        world.tell(() -> name + " sends " + frame.ref() + ": " + frame.payload());
      }
    } else if (effect instanceof Effect.Complete complete) {
      world.tell(() -> name + " tells of " + complete.clientOpId() + ": " + complete.outcome());
    } else if (effect instanceof Effect.Keep keep) {
      world.tell(() -> name + " is at " + keep.watermark());
    } else if (effect instanceof Effect.Publish publish) {
      world.tell(() -> name + " publishes " + publish.event().storeSeq());
    } else if (effect instanceof Effect.PublishReplaced replaced) {
      world.tell(() -> name + " publishes from " + replaced.fromSeq() + " to " + replaced.toSeq());
    } else if (effect instanceof Effect.HttpRead read) {
      world.tell(() -> name + " reads " + read.path() + " over HTTP");
    }
  }
}
