package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.ChangedSettings;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Engines that know no measure: in asking, in waiting, in how much. */
final class BrokenPace {

  private BrokenPace() {}

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

  /** Rule 9: knows no limits. */
  static final class KnowsNoLimits extends Broken {
    @Override
    Subject create(
        EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
      return super.create(
          ChangedSettings.of(
              settings,
              Map.of(
                  "maxInFlight", 1_000_000, "queueLimit", 1_000_000, "holdBackLimit", 1_000_000)),
          restored,
          synced,
          random);
    }
  }
}
