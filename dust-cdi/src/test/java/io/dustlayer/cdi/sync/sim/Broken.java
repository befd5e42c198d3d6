package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
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
  private Mirror base;
  private boolean restored;

  /** A factory of a kind of broken engine. */
  static Factory of(Supplier<? extends Broken> kind) {
    return (settings, restored, synced, random) -> {
      Broken broken = kind.get();
      broken.base = broken.restored(restored);
      broken.restored = synced;
      broken.engine = broken.create(settings, broken.base, synced, random);
      return broken;
    };
  }

  Subject create(EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    return Subject.engine(settings, restored, synced, random);
  }

  /** What it goes on from, if that was on the disk. */
  Mirror restored(Mirror kept) {
    return kept;
  }

  /** The committed state. */
  final Mirror base() {
    return base;
  }

  /** Whether there was a process before this one. */
  final boolean wasRestored() {
    return restored;
  }

  @Override
  public List<Effect> handle(Input input, long nowNanos) {
    List<Effect> effects = engine.handle(input, nowNanos);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Keep keep) {
        base = keep.after();
      }
    }
    return effects;
  }

  @Override
  public long nextDeadlineNanos() {
    return engine.nextDeadlineNanos();
  }

  @Override
  public Status status() {
    return engine.status();
  }

  static JsonObject with(JsonObject object, String name, JsonValue value) {
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

  static Input received(Input.FrameReceived input, JsonValue payload) {
    Frame frame = input.frame();
    return new Input.FrameReceived(
        input.generation(),
        new Frame(frame.joinRef(), frame.ref(), frame.topic(), frame.event(), payload));
  }
}
