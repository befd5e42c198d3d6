package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.interleavings.Interleavings;
import io.dustlayer.cdi.interleavings.Meetings;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
import io.dustlayer.cdi.sync.Status.Phase;
import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Those that write, wait and read at the same time, again and again. */
class WriterMeetingsTest {

  private static final int TIMES = 1_000;
  private static final int FEW = 20;
  private static final int STATES = 200;
  private static final DustPath A = DustPath.of("a");
  private static final DustPath B = DustPath.of("b");
  private static final Runnable NOTHING = () -> {};
  private static final SyncLog LOG = new SyncLog("acme/main", () -> 0);
  private static final OutboxLog OUTBOX_LOG = new OutboxLog("acme/main", () -> 0);

  @Test
  void what_the_outbox_took_is_written_and_told_once_and_in_order() {
    Meetings.times(
        TIMES,
        () -> {
          MemoryJournal journal = new MemoryJournal();
          OutboxWriter writer = new OutboxWriter("writer", journal, OUTBOX_LOG);
          List<Long> taken = new ArrayList<>();
          List<Long> told = new ArrayList<>();
          Meetings.meet(
              () -> {
                long next = 0;
                while (next < STATES && isTaken(writer, next, told)) {
                  taken.add(next++);
                }
              },
              writer::close);

          assertThat(journal.writes.stream().flatMap(List::stream))
              .containsExactlyElementsOf(taken.stream().map(Change.Told::new).toList());
          assertThat(told).isEqualTo(taken);
          assertThat(journal.isClosed()).isTrue();
        });
  }

  @Test
  void who_waits_for_the_disk_goes_on_when_all_is_there() {
    Meetings.times(
        TIMES,
        () -> {
          MemoryJournal journal = new MemoryJournal();
          OutboxWriter writer = new OutboxWriter("writer", journal, OUTBOX_LOG);
          writer.write(List.of(new Change.Told(7)), NOTHING);
          Runnable wait = writer.untilWritten();
          Meetings.meet(
              () -> {
                wait.run();
                assertThat(journal.writes).containsExactly(List.of(new Change.Told(7)));
              },
              writer::close);
        });
  }

  @Test
  void who_waits_for_a_disk_that_fails_hears_of_the_end() {
    Meetings.times(
        FEW,
        () -> {
          MemoryJournal journal = new MemoryJournal();
          OutboxWriter writer = new OutboxWriter("writer", journal, OUTBOX_LOG);
          journal.failing(true);
          writer.write(List.of(new Change.Told(7)), NOTHING);
          Runnable wait = writer.untilWritten();
          Meetings.meet(
              () ->
                  assertThatThrownBy(wait::run)
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("closed before all of it was written"),
              writer::close);
        });
  }

  @Test
  void who_awaits_the_latest_state_hears_when_it_is_reported() {
    Meetings.times(
        TIMES,
        () -> {
          StatusBoard board = new StatusBoard();
          board.wanted(true);
          Meetings.meet(
              () -> assertThat(awaitSynced(board)).isTrue(),
              () -> {
                board.report(live(3, 5));
                board.heard();
                board.report(live(5, 5));
              });
        });
  }

  @Test
  void who_awaits_the_latest_state_hears_when_the_driver_does_what_is_wanted() {
    Meetings.times(
        TIMES,
        () -> {
          StatusBoard board = new StatusBoard();
          board.wanted(true);
          board.report(live(5, 5));
          Meetings.meet(() -> assertThat(awaitSynced(board)).isTrue(), board::heard);
        });
  }

  @Test
  void who_awaits_what_nobody_wants_any_more_hears_of_that() {
    Meetings.times(
        TIMES,
        () -> {
          StatusBoard board = new StatusBoard();
          board.wanted(true);
          board.heard();
          board.report(live(3, 5));
          Meetings.meet(() -> assertThat(awaitSynced(board)).isFalse(), () -> board.wanted(false));
        });
  }

  @Test
  void the_last_state_that_was_offered_is_the_last_one_in_the_cache() {
    Meetings.times(
        TIMES,
        () -> {
          PlainCache cache = new PlainCache();
          AtomicLong clock = new AtomicLong();
          CacheWriter cacheWriter =
              new CacheWriter(cache, LOG, () -> clock.getAndAdd(CacheWriter.PAUSE));
          Meetings.meet(
              cacheWriter,
              () -> {
                for (int i = 1; i <= 20; i++) {
                  cacheWriter.offer(at(i), NOTHING);
                }
                cacheWriter.end();
              });

          assertThat(cache.watermark).isEqualTo(20);
          assertThat(cache.leaves.get("a").revision()).isEqualTo(20);
          assertThat(cache.closed).isTrue();
        });
  }

  @Test
  void who_reads_while_others_write_sees_whole_states_and_none_goes_back() {
    Meetings.times(
        TIMES / 4,
        () -> {
          PlainCache cache = new PlainCache();
          ReaderView view = new ReaderView(LOG);
          AtomicLong clock = new AtomicLong();
          CacheWriter cacheWriter =
              new CacheWriter(cache, LOG, () -> clock.getAndAdd(CacheWriter.PAUSE));
          CountDownLatch first = new CountDownLatch(1);
          Runnable read =
              () -> {
                Interleavings.call(
                    () -> {
                      first.await();
                      return null;
                    });
                for (long seen = 0; seen < STATES; ) {
                  MirrorView now = view.current().orElseThrow();
                  assertThat(now.watermark()).isGreaterThanOrEqualTo(seen);
                  seen = now.watermark();
                  assertThat(now.leaf(A).orElseThrow().revision()).isEqualTo(seen);
                  assertThat(now.leaf(B).orElseThrow().revision()).isEqualTo(seen);
                }
              };
          Meetings.meet(
              () -> {
                Mirror state = at(1);
                for (long i = 1; i <= STATES; i++) {
                  state = state.edit().put(leaf("a", i)).put(leaf("b", i)).watermark(i).done();
                  view.show(new Effect.Show(state, List.of(A, B), false, true));
                  cacheWriter.offer(state, NOTHING);
                  first.countDown();
                }
                cacheWriter.end();
              },
              () -> {
                cacheWriter.run();
                assertThat(cache.leaves.values())
                    .extracting(MirrorView.Leaf::revision)
                    .containsExactly((long) STATES, (long) STATES);
              },
              read,
              read);
        });
  }

  private static boolean isTaken(OutboxWriter writer, long order, List<Long> told) {
    return writer.tryWrite(
        List.of(new Change.Told(order)), List.of(), () -> told.add(order), failure -> {});
  }

  private static boolean awaitSynced(StatusBoard board) {
    return Interleavings.call(() -> board.awaitSynced(Duration.ofHours(1)));
  }

  private static Status live(long watermark, long serverSeq) {
    return new Status(
        Phase.LIVE,
        watermark == serverSeq,
        watermark,
        serverSeq,
        0,
        Optional.empty(),
        true,
        true,
        Set.of());
  }

  private static Mirror at(long seq) {
    return Mirror.empty().edit().put(leaf("a", seq)).watermark(seq).done();
  }

  private static Leaf leaf(String path, long revision) {
    return new Leaf(path, JsonValue.TRUE, revision);
  }
}
