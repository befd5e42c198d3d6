package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An engine whose answers a test decides; notes what it is told, and the lives it was given. */
final class ScriptedMachine implements Machine.Factory {

  /** The state that a life began with. */
  record Life(Mirror restored, boolean synced) {}

  private final List<Life> lives = new CopyOnWriteArrayList<>();
  private final List<Input> inputs = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private volatile Function<Input, List<Effect>> script = input -> List.of();
  private volatile long deadline = Long.MAX_VALUE;
  private volatile boolean failsForADeadline;
  private volatile boolean cannotBeMade;

  @Override
  public Machine create(Mirror restored, boolean synced) {
    if (cannotBeMade) {
      throw new IllegalStateException("no engine");
    }
    lives.add(new Life(restored, synced));
    return new Machine() {
      @Override
      public List<Effect> handle(List<Input> together, long nowNanos) {
        batches.add(together.size());
        List<Effect> effects = new ArrayList<>();
        for (Input input : together) {
          inputs.add(input);
          effects.addAll(script.apply(input));
        }
        return effects;
      }

      @Override
      public long nextDeadlineNanos() {
        if (failsForADeadline) {
          throw new IllegalStateException("no deadline");
        }
        return deadline;
      }
    };
  }

  /** What it answers from now on. */
  void answers(Function<Input, List<Effect>> answer) {
    script = answer;
  }

  /** What it answers to the next input, whatever that is; nothing after. */
  void answersOnce(Effect... effects) {
    List<Effect> once = new ArrayList<>(List.of(effects));
    script =
        input -> {
          List<Effect> now = List.copyOf(once);
          once.clear();
          return now;
        };
  }

  void deadline(long nanos) {
    deadline = nanos;
  }

  void failsForADeadline() {
    failsForADeadline = true;
  }

  void cannotBeMade(boolean now) {
    cannotBeMade = now;
  }

  List<Life> lives() {
    return lives;
  }

  /** How many inputs it was given together, each time. */
  List<Integer> batches() {
    return batches;
  }

  List<Input> inputs() {
    return inputs;
  }

  <T extends Input> Optional<T> first(Class<T> type) {
    return inputs.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
