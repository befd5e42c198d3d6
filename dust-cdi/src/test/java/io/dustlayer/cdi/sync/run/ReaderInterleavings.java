package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.interleavings.Interleavings;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one thread tells and shows to others, under many interleavings. */
class ReaderInterleavings {

  private static final int INTERLEAVINGS = 100;

  @Test
  void each_settlement_is_told_once_and_in_order_whenever_somebody_begins_to_listen() {
    Interleavings.of(
        INTERLEAVINGS,
        () -> {
          List<Long> told = new ArrayList<>();
          List<Thread> threads = new ArrayList<>();
          Settlements settlements =
              new Settlements(
                  task -> {
                    Thread thread = new Thread(task);
                    synchronized (threads) {
                      threads.add(thread);
                    }
                    thread.start();
                  },
                  log(),
                  settled -> {
                    synchronized (told) {
                      told.add(settled.entry().order());
                    }
                  });
          Thread settling =
              new Thread(
                  () -> {
                    settlements.add(settled(1));
                    settlements.add(settled(2));
                  });
          settling.start();
          settlements.add(settlement -> {});
          Interleavings.join(settling);
          List<Thread> started;
          synchronized (threads) {
            started = List.copyOf(threads);
          }
          started.forEach(Interleavings::join);

          Interleavings.check(told.equals(List.of(1L, 2L)), "told " + told);
        });
  }

  @Test
  void who_listens_and_then_looks_misses_no_view() {
    Interleavings.of(
        INTERLEAVINGS,
        () -> {
          ReaderView view = new ReaderView(new SyncLog("acme/main", () -> 0));
          List<String> told = new ArrayList<>();
          ViewListener listener =
              new ViewListener() {
                @Override
                public void touched(List<DustPath> touched) {
                  told.add("touched");
                }

                @Override
                public void replaced() {
                  told.add("replaced");
                }
              };
          Thread driver =
              new Thread(() -> view.show(new Effect.Show(at(3), List.of(), true, true)));
          driver.start();
          view.add(new Registration<>(listener, view::remove));
          boolean seen = view.current().isPresent();
          Interleavings.join(driver);

          Interleavings.check(seen || !told.isEmpty(), "neither seen nor told");
          Interleavings.check(view.current().isPresent(), "the view is gone");
        });
  }

  private static Mirror at(long seq) {
    return Mirror.empty().edit().watermark(seq).done();
  }

  private static OutboxLog log() {
    return new OutboxLog("acme/main", () -> 0);
  }

  private static OutboxJournal.Settled settled(long order) {
    OutboxRecord entry =
        new OutboxRecord(
            order,
            "id-" + order,
            "Link",
            "slug",
            DustPath.of("links", "slug"),
            Operation.INSERT,
            Instant.EPOCH,
            List.of());
    return new OutboxJournal.Settled(
        entry,
        new OutboxSettlement(
            "id-" + order,
            "acme/main",
            "Link",
            "slug",
            Operation.INSERT,
            Outcome.ACCEPTED,
            order,
            Optional.empty()),
        Instant.EPOCH);
  }
}
