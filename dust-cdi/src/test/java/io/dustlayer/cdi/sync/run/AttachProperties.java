package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.publish;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttachProperties {

  private static final DustPath LINKS = DustPath.of("links");

  /** What happens next to the driver. */
  enum Happening {
    LISTENER,
    FIRST_STATE,
    CHANGES,
    STOP_AND_START
  }

  @Provide
  Arbitrary<List<Happening>> histories() {
    return Arbitraries.of(Happening.class).list().ofMaxSize(30);
  }

  @Property(tries = 300)
  void noListenerMissesAChangeOrHearsOneTwice(@ForAll("histories") List<Happening> history) {
    DriverFixture fixture = new DriverFixture();
    List<ListenerLog> listeners = new ArrayList<>();
    List<Long> begunAt = new ArrayList<>();
    boolean synced = false;
    long seq = 0;
    fixture.driver.start();
    for (Happening happening : history) {
      switch (happening) {
        case LISTENER -> {
          ListenerLog log = new ListenerLog();
          fixture.driver.add(LINKS, new Registration<>(log, closed -> {}));
          listeners.add(log);
          begunAt.add(seq);
        }
        case FIRST_STATE -> {
          Mirror now = mirror(seq, "links/a");
          fixture.cause(synced(now), keep(now, now));
          synced = true;
        }
        case CHANGES -> {
          // Before the first state they are part of the catch-up, which publishes nothing.
          List<Effect> effects = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            Mirror before = mirror(seq, "links/a");
            Mirror after = mirror(++seq, "links/a");
            if (synced) {
              effects.add(publish(before, after, "links/a"));
            }
            effects.add(keep(before, after, "links/a"));
          }
          fixture.cause(effects.toArray(Effect[]::new));
        }
        case STOP_AND_START -> {
          fixture.driver.stop();
          fixture.driver.start();
        }
      }
    }

    for (int i = 0; i < listeners.size(); i++) {
      ListenerLog log = listeners.get(i);
      assertThat(log.faults()).isEmpty();
      assertThat(log.isAttached()).isEqualTo(synced);
      if (synced) {
        assertThat(log.at()).isEqualTo(seq);
        assertThat(log.seqs()).isSorted().doesNotHaveDuplicates();
        assertThat(begunAt.get(i)).isLessThanOrEqualTo(seq);
      }
    }
  }
}
