package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Status;
import java.util.HashSet;
import java.util.Set;

/** What was heard is applied once its turn has come, unless a read over HTTP is waited for. */
final class PromptChecks {

  private static final int MANY = 1_000;

  private final boolean forgetful;
  private final Set<Long> live = new HashSet<>();
  private final Set<Long> caughtUp = new HashSet<>();
  private final Set<Long> reads = new HashSet<>();
  private boolean asked;

  PromptChecks(EngineSettings settings) {
    this.forgetful = settings.holdBackLimit() < MANY;
  }

  void heard(Frame event) {
    (event.joinRef() == null ? live : caughtUp).add(Frames.seq(event));
  }

  void before(Input input) {
    if (input instanceof Input.HttpAnswered answered
        && answered.answer() instanceof HttpAnswer.Found) {
      reads.remove(answered.readId());
    }
  }

  void saw(Effect effect) {
    if (effect instanceof Effect.OpenSocket) {
      forget();
      reads.clear();
    } else if (effect instanceof Effect.SendFrame send && send.frame().event().equals("phx_join")) {
      caughtUp.clear();
    } else if (effect instanceof Effect.HttpRead read) {
      asked = true;
      reads.add(read.readId());
    } else if (effect instanceof Effect.Keep) {
      asked = false;
    }
  }

  /** The server has another history now. */
  void forget() {
    live.clear();
    caughtUp.clear();
  }

  void after(Status status) {
    long next = status.watermark() + 1;
    if (status.phase() == Status.Phase.LIVE
        && !forgetful
        && !asked
        && reads.isEmpty()
        && (live.contains(next) || caughtUp.contains(next))) {
      throw new Violation("does not apply what it has heard: " + next);
    }
  }
}
