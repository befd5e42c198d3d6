package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Engines that send writes or tell their outcomes wrongly. */
final class BrokenWrites {

  private BrokenWrites() {}

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
}
