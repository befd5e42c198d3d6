package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeListenersTest {

  private final ChangeListeners listeners = new ChangeListeners(new SyncLog("store", () -> 0));
  private final List<String> heard = new ArrayList<>();

  private void listen(String prefix) {
    MirrorListener listener =
        new MirrorListener() {
          @Override
          public void attached(MirrorView current) {
            // only changes are of interest
          }

          @Override
          public void changed(MirrorChange change) {
            heard.add(prefix);
          }
        };
    listeners.add(DustPath.parse(prefix), new Registration<>(listener, closed -> {}));
  }

  @Test
  void aMergeIsHeardByAllBelowItAlsoIfItNamesOtherChildren() {
    listen("desk/memos");
    listen("desk/lamps");
    listen("notes");
    StoreEvent merge =
        new StoreEvent(
            1,
            OpKind.MERGE,
            DustPath.of("desk"),
            Json.createObjectBuilder().add("lamps", 1).build(),
            null,
            null);

    listeners.publish(
        new Effect.Publish(
            merge, false, List.of(DustPath.of("desk", "lamps")), Mirror.empty(), Mirror.empty()));

    assertThat(heard).containsExactlyInAnyOrder("desk/memos", "desk/lamps");
  }
}
