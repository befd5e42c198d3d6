package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Engines that publish what they should not. */
final class BrokenPublishing {

  private BrokenPublishing() {}

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
}
