package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Engines that take something wrong for what the server holds. */
final class BrokenMirrors {

  private BrokenMirrors() {}

  /** Rule 1: takes the highest sequence number that it has seen for its watermark. */
  static final class HighestSeenIsWatermark extends Broken {
    private long highest;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received && Frames.isEvent(received.frame())) {
        long seq = Frames.seq(received.frame());
        if (seq <= highest) {
          return super.handle(new Input.Tick(), nowNanos);
        }
        highest = seq;
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 2: takes the values of snapshots as they are. */
  static final class SnapshotsStayWrapped extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().event().equals("snapshot")) {
        JsonObject payload = received.frame().payload().asJsonObject();
        List<Object> entries = new ArrayList<>();
        payload
            .getJsonObject("entries")
            .forEach(
                (path, entry) -> {
                  JsonValue value = entry.asJsonObject().get("value");
                  entries.add(path);
                  entries.add(with(entry.asJsonObject(), "value", Wire.object("_scalar", value)));
                });
        return super.handle(
            received(received, with(payload, "entries", Wire.object(entries.toArray()))), nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 2: applies a snapshot that is older than its watermark. */
  static final class OldSnapshotsCount extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().event().equals("snapshot")) {
        JsonObject payload = received.frame().payload().asJsonObject();
        long seq = payload.getJsonNumber("snapshot_seq").longValue();
        long claimed = Math.max(seq, status().watermark() + 1);
        return super.handle(
            received(received, with(payload, "snapshot_seq", Wire.value(claimed))), nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 10: does not read again what may have been cleared because of its case. */
  static final class GuessesCases extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.HttpRead read && isFolding(read)) {
          effects.remove(read);
          effects.addAll(handle(kept(read), nowNanos));
        }
      }
      return effects;
    }

    private static boolean isFolding(Effect.HttpRead read) {
      return !read.path().last().equals("n") && !read.path().last().equals("s");
    }

    private Input kept(Effect.HttpRead read) {
      return new Input.HttpAnswered(read.readId(), new HttpAnswer.Found(List.of()));
    }
  }
}
