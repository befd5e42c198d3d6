package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Engines that tell, send or publish what they do not know. */
final class BrokenOutcomes {

  private BrokenOutcomes() {}

  /** Rule 3: takes a write for committed once it is sent. */
  static final class AcknowledgesWhatIsSent extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      effects.replaceAll(
          effect ->
              effect instanceof Effect.Complete complete
                      && complete.outcome() instanceof Outcome.Unknown
                  ? new Effect.Complete(
                      complete.clientOpId(),
                      new Outcome.Committed(status().serverSeq(), JsonValue.EMPTY_JSON_OBJECT))
                  : effect);
      return effects;
    }
  }

  /** Rule 3: says that nothing was written where it does not know. */
  static final class DeniesWhatItDoesNotKnow extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      effects.replaceAll(
          effect ->
              effect instanceof Effect.Complete complete
                      && complete.outcome() instanceof Outcome.Unknown
                  ? new Effect.Complete(
                      complete.clientOpId(),
                      new Outcome.Refused("timeout", JsonValue.EMPTY_JSON_OBJECT))
                  : effect);
      return effects;
    }
  }

  /** Rule 4: sends again after a catch-up that has left something out. */
  static final class SettlesByAnyCatchUp extends Broken {
    private final Map<String, Frame> unanswered = new LinkedHashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received && Frames.isEvent(received.frame())) {
        unanswered.remove(received.frame().payload().asJsonObject().getString("client_op_id", ""));
      }
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : effects) {
        if (effect instanceof Effect.SendFrame send && send.frame().event().equals("write")) {
          unanswered.put(id(send.frame()), send.frame());
        } else if (effect instanceof Effect.Complete complete) {
          unanswered.remove(complete.clientOpId());
        }
      }
      if (input instanceof Input.FrameReceived received
          && received.frame().event().equals("catch_up_complete")
          && received.frame().joinRef() != null) {
        unanswered.values().stream()
            .filter(frame -> !received.frame().joinRef().equals(frame.joinRef()))
            .filter(SettlesByAnyCatchUp::isRepeatable)
            .map(frame -> again(received, frame))
            .forEach(effects::add);
      }
      return effects;
    }

    private static boolean isRepeatable(Frame frame) {
      JsonObject push = frame.payload().asJsonObject();
      return List.of("set", "delete", "merge").contains(push.getString("op"))
          && !push.containsKey("if_match")
          && !push.containsKey("if_absent")
          && !push.containsKey("fence");
    }

    private static Effect again(Input.FrameReceived caughtUp, Frame frame) {
      return new Effect.SendFrame(
          caughtUp.generation(),
          new Frame(
              caughtUp.frame().joinRef(),
              "again-" + frame.ref(),
              frame.topic(),
              frame.event(),
              frame.payload()));
    }
  }

  /** Rule 4: sends what waits in any order. */
  static final class SendsOutOfOrder extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (int i = 1; i < effects.size(); i++) {
        if (isWrite(effects.get(i - 1)) && isWrite(effects.get(i))) {
          effects.add(i - 1, effects.remove(i));
        }
      }
      return effects;
    }

    private static boolean isWrite(Effect effect) {
      return effect instanceof Effect.SendFrame send && send.frame().event().equals("write");
    }
  }

  /** Rule 4: two writes have the same id. */
  static final class GivesTwoIdsAlike extends Broken {
    private final Map<String, String> refs = new HashMap<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      effects.replaceAll(
          effect ->
              effect instanceof Effect.SendFrame send && send.frame().event().equals("write")
                  ? new Effect.SendFrame(send.generation(), alike(send.frame()))
                  : effect);
      return effects;
    }

    private Frame alike(Frame frame) {
      JsonObject push = frame.payload().asJsonObject();
      String id = push.getString("client_op_id");
      String other = refs.computeIfAbsent(push.getString("op"), op -> id);
      return new Frame(
          frame.joinRef(),
          frame.ref(),
          frame.topic(),
          frame.event(),
          with(push, "client_op_id", Wire.value(other)));
    }
  }

  /** A restart: publishes what was published before it. */
  static final class PublishesAgainAfterARestart extends Broken {
    private boolean again;

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (int i = 0; i < effects.size(); i++) {
        if (!again && wasRestored() && effects.get(i) instanceof Effect.Publish publish) {
          again = true;
          StoreEvent event = publish.event();
          effects.add(
              i,
              new Effect.Publish(
                  new StoreEvent(
                      event.storeSeq() - 1,
                      event.kind(),
                      event.path(),
                      event.value(),
                      event.deviceId(),
                      event.clientOpId()),
                  publish.own(),
                  publish.touched(),
                  publish.before(),
                  publish.before()));
        }
      }
      return effects;
    }
  }

  /** A stop: leaves callers waiting. */
  static final class LeavesCallersAtAStop extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      if (input instanceof Input.Stop) {
        effects.removeIf(Effect.Complete.class::isInstance);
      }
      return effects;
    }
  }

  private static String id(Frame frame) {
    return frame.payload().asJsonObject().getString("client_op_id");
  }
}
