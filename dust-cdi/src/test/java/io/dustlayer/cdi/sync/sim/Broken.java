package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Engines that break one rule each: what goes in or comes out of the real one is altered so that
 * the whole behaves as one that was written without the rule.
 */
abstract class Broken implements Subject {

  private Subject engine;

  /** A factory of a kind of broken engine. */
  static Factory of(Supplier<? extends Broken> kind) {
    return (settings, restored, synced, random) -> {
      Broken broken = kind.get();
      broken.engine = broken.create(settings, restored, synced, random);
      return broken;
    };
  }

  Subject create(EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    return Subject.engine(settings, restored, synced, random);
  }

  @Override
  public List<Effect> handle(Input input, long nowNanos) {
    return engine.handle(input, nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return engine.nextDeadlineNanos();
  }

  @Override
  public Status status() {
    return engine.status();
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    Map<String, JsonValue> members = new HashMap<>(object);
    members.put(name, value);
    List<Object> all = new ArrayList<>();
    members.forEach(
        (key, member) -> {
          all.add(key);
          all.add(member);
        });
    return Wire.object(all.toArray());
  }

  private static Input received(Input.FrameReceived input, JsonValue payload) {
    Frame frame = input.frame();
    return new Input.FrameReceived(
        input.generation(),
        new Frame(frame.joinRef(), frame.ref(), frame.topic(), frame.event(), payload));
  }

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

  /** Rule 3: completes by the echo, and again by the reply. */
  static final class CompletesTwice extends Broken {
    private final Map<String, Effect.Complete> byRef = new HashMap<>();
    private final Map<String, String> refs = new HashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.SendFrame send && send.frame().event().equals("write")) {
          JsonObject push = send.frame().payload().asJsonObject();
          refs.put(push.getString("client_op_id"), send.frame().ref());
        } else if (effect instanceof Effect.Complete complete
            && input instanceof Input.FrameReceived received
            && received.frame().event().equals("event")) {
          byRef.put(refs.get(complete.clientOpId()), complete);
        }
      }
      if (input instanceof Input.FrameReceived received
          && byRef.containsKey(received.frame().ref())) {
        effects.add(byRef.remove(received.frame().ref()));
      }
      return effects;
    }
  }

  /** Rule 3: waits for ever for the outcome of what was sent. */
  static final class HangsWithoutAnswer extends Broken {
    private int hanging;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      int all = effects.size();
      effects.removeIf(
          effect ->
              effect instanceof Effect.Complete complete
                  && complete.outcome() instanceof Outcome.Unknown);
      hanging += all - effects.size();
      return effects;
    }

    @Override
    public Status status() {
      Status status = super.status();
      return new Status(
          status.phase(),
          status.synced(),
          status.watermark(),
          status.serverSeq(),
          status.pending() + hanging,
          status.lastError(),
          status.canRead(),
          status.canWrite(),
          status.scopes());
    }
  }

  /** Rule 4: sends what is unanswered again, whatever it is, as soon as it has joined. */
  static final class SendsAgainAtOnce extends Broken {
    private final Map<String, Frame> unanswered = new HashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.SendFrame send && send.frame().event().equals("write")) {
          JsonObject push = send.frame().payload().asJsonObject();
          unanswered.put(push.getString("client_op_id"), send.frame());
        } else if (effect instanceof Effect.Complete complete) {
          unanswered.remove(complete.clientOpId());
        }
      }
      if (input instanceof Input.FrameReceived received
          && received.frame().event().equals("phx_reply")
          && received.frame().ref() != null
          && received.frame().ref().equals(received.frame().joinRef())) {
        for (Frame frame : unanswered.values()) {
          effects.add(
              new Effect.SendFrame(
                  received.generation(),
                  new Frame(
                      received.frame().ref(),
                      "again-" + frame.ref(),
                      frame.topic(),
                      frame.event(),
                      frame.payload())));
        }
      }
      return effects;
    }
  }

  /** Rule 5: publishes what the first catch-up brings. */
  static final class PublishesTheFirstCatchUp extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      boolean synced = status().synced();
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (!synced && effect instanceof Effect.Keep keep) {
          effects.add(
              new Effect.PublishReplaced(
                  keep.before().watermark(),
                  keep.after().watermark(),
                  false,
                  keep.before(),
                  keep.after()));
        }
      }
      return effects;
    }
  }

  /** Rule 5: publishes an operation again when it comes again. */
  static final class PublishesTwice extends Broken {
    private final Map<Long, Effect.Publish> published = new HashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      if (input instanceof Input.FrameReceived received) {
        Effect.Publish again = published.get(Frames.seq(received.frame()));
        if (again != null) {
          effects.add(again);
        }
      }
      for (Effect effect : effects) {
        if (effect instanceof Effect.Publish publish) {
          published.put(publish.event().storeSeq(), publish);
        }
      }
      return effects;
    }
  }

  /** Rule 6: takes every heartbeat for answered. */
  static final class TrustsSilence extends Broken {
    private Input answer;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.SendFrame send && answers(send.frame())) {
          answer = answer(send);
          effects.addAll(super.handle(answer, nowNanos));
        }
      }
      return effects;
    }

    private static boolean answers(Frame frame) {
      return frame.event().equals("heartbeat") || frame.event().equals("status");
    }

    private Input answer(Effect.SendFrame send) {
      Frame frame = send.frame();
      return new Input.FrameReceived(
          send.generation(),
          Wire.ok(
              frame.joinRef(), frame.ref(), frame.topic(), "current_seq", status().watermark()));
    }
  }

  /** Rule 6: never asks how far the server is. */
  static final class NeverAsksForTheStatus extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().payload() instanceof JsonObject payload
          && payload.get("response") instanceof JsonObject response
          && response.get("current_seq") instanceof JsonNumber) {
        return super.handle(
            received(
                received,
                with(
                    payload,
                    "response",
                    with(response, "current_seq", Wire.value(status().watermark())))),
            nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 7: tries again at once, whatever the reason. */
  static final class TriesAgainAtOnce extends Broken {
    private long ahead;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos + ahead));
      if (input instanceof Input.SocketClosed
          && status().phase() == Status.Phase.BACKOFF
          && super.nextDeadlineNanos() != Long.MAX_VALUE) {
        ahead += Math.max(0, super.nextDeadlineNanos() - nowNanos - ahead);
        effects.addAll(super.handle(new Input.Tick(), nowNanos + ahead));
      }
      return effects;
    }

    @Override
    public long nextDeadlineNanos() {
      long next = super.nextDeadlineNanos();
      return next == Long.MAX_VALUE ? next : next - ahead;
    }
  }

  /** Rule 7: takes a refused token for a lost connection. */
  static final class IgnoresRefusals extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.SocketClosed closed
                  && closed.cause().kind() == CloseCause.Kind.REFUSED
              ? new Input.SocketClosed(
                  closed.generation(), new CloseCause(CloseCause.Kind.LOST, "403"))
              : input,
          nowNanos);
    }
  }

  /** Rule 8: does not look at permissions. */
  static final class IgnoresPermissions extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().payload() instanceof JsonObject payload
          && payload.get("response") instanceof JsonObject response
          && response.containsKey("permissions")) {
        JsonObject all =
            with(
                with(response, "permissions", Wire.object("read", true, "write", true)),
                "scopes",
                Wire.value(List.of("entries:read", "entries:write", "files:write")));
        return super.handle(received(received, with(payload, "response", all)), nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }

  /** Rule 9: knows no limits. */
  static final class KnowsNoLimits extends Broken {
    @Override
    Subject create(
        EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
      return super.create(
          new EngineSettings(
              settings.store(),
              settings.deviceId(),
              settings.messagePack(),
              settings.connectTimeout(),
              settings.joinTimeout(),
              settings.ackTimeout(),
              settings.heartbeatInterval(),
              settings.statusInterval(),
              settings.gapTimeout(),
              1_000_000,
              1_000_000,
              1_000_000),
          restored,
          synced,
          random);
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
