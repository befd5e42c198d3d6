package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Engines that leave out or repeat a part of the history. */
final class BrokenHistory {

  private BrokenHistory() {}

  /** Rule 1: takes an operation that comes for the next one, whatever lies between. */
  static final class JumpsOverAGap extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>();
      if (input instanceof Input.FrameReceived received
          && Frames.isEvent(received.frame())
          && received.frame().joinRef() == null
          && status().phase() == Status.Phase.LIVE) {
        long seq = Frames.seq(received.frame());
        for (long missing = status().watermark() + 1; missing < seq; missing++) {
          effects.addAll(super.handle(nothing(received, missing), nowNanos));
        }
      }
      effects.addAll(super.handle(input, nowNanos));
      return effects;
    }
  }

  /** Rule 1: applies what comes late over what is newer. */
  static final class AppliesLateOverNewer extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && Frames.isEvent(received.frame())
          && status().phase() == Status.Phase.LIVE
          && Frames.seq(received.frame()) < status().watermark()) {
        JsonObject late = received.frame().payload().asJsonObject();
        return super.handle(
            received(received, with(late, "store_seq", Wire.value(status().watermark() + 1))),
            nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 1: loses what waits for its turn when it joins again. */
  static final class LosesTheHoldBackBuffer extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      boolean waits =
          status().phase() == Status.Phase.JOINING || status().phase() == Status.Phase.CATCHING_UP;
      return super.handle(
          waits
                  && input instanceof Input.FrameReceived received
                  && Frames.isEvent(received.frame())
                  && received.frame().joinRef() == null
              ? new Input.Tick()
              : input,
          nowNanos);
    }
  }

  /** Rule 1: takes a server that is behind for one that has nothing new. */
  static final class IgnoresResets extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().payload() instanceof JsonObject payload
          && payload.get("response") instanceof JsonObject response
          && response.get("store_seq") instanceof JsonNumber seq
          && response.containsKey("permissions")) {
        long claimed = Math.max(seq.longValue(), status().watermark());
        return super.handle(
            received(
                received,
                with(payload, "response", with(response, "store_seq", Wire.value(claimed)))),
            nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 2: keeps what a snapshot does not have. */
  static final class KeepsGhosts extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().event().equals("snapshot")) {
        JsonObject payload = received.frame().payload().asJsonObject();
        Map<String, JsonValue> entries = new HashMap<>();
        for (Iterator<Leaf> all = base().all(); all.hasNext(); ) {
          Leaf leaf = all.next();
          entries.put(leaf.path(), Wire.object("type", "any", "value", leaf.value()));
        }
        entries.putAll(payload.getJsonObject("entries"));
        return super.handle(
            received(received, with(payload, "entries", object(entries))), nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** PROTOCOL, catch-up: trusts the totals that a catch-up tells. */
  static final class TrustsTotals extends Broken {
    private final Map<String, Leaf> told = new HashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received && Frames.isEvent(received.frame())) {
        JsonObject event = received.frame().payload().asJsonObject();
        String path = event.getString("path");
        told.put(path, new Leaf(path, event.get("value"), Frames.seq(received.frame())));
      }
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.HttpRead read && told.containsKey(read.path().render())) {
          effects.remove(read);
          Leaf leaf = told.get(read.path().render());
          effects.addAll(
              handle(
                  new Input.HttpAnswered(read.readId(), new HttpAnswer.Found(List.of(leaf))),
                  nowNanos));
        }
      }
      return effects;
    }
  }

  /** A restart: goes on from an older watermark than that of its state. */
  static final class RestoresAnOlderWatermark extends Broken {
    @Override
    Mirror restored(Mirror restored) {
      return restored.watermark() < 2
          ? restored
          : restored.edit().watermark(restored.watermark() - 1).done();
    }
  }

  /** A restart: the watermark is on the disk, but not what led to it. */
  static final class RestoresANewerWatermark extends Broken {
    @Override
    Mirror restored(Mirror restored) {
      Mirror.Editor older = restored.edit();
      for (Iterator<Leaf> all = restored.all(); all.hasNext(); ) {
        Leaf leaf = all.next();
        if (leaf.revision() == restored.watermark()) {
          older.remove(leaf.path());
        }
      }
      return older.done();
    }
  }

  /** Does not tell the cache of every step. */
  static final class ForgetsTheCache extends Broken {
    private int steps;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      effects.removeIf(effect -> effect instanceof Effect.Keep && ++steps % 10 == 0);
      return effects;
    }
  }

  private static Input nothing(Input.FrameReceived like, long seq) {
    return new Input.FrameReceived(
        like.generation(),
        new Frame(
            null,
            null,
            Wire.TOPIC,
            "event",
            Wire.object(
                "store_seq", seq, "op", "release", "path", "nowhere", "value", JsonValue.NULL)));
  }

  private static JsonObject object(Map<String, JsonValue> members) {
    List<Object> all = new ArrayList<>();
    members.forEach(
        (name, member) -> {
          all.add(name);
          all.add(member);
        });
    return Wire.object(all.toArray());
  }
}
