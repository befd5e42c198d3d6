package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import io.dustlayer.cdi.sync.run.OutboxRecord.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The dead letters of an outbox. Safe for use from any thread. */
final class DeadLetters {

  private final NavigableMap<Long, Settled> letters = new TreeMap<>();
  private long bytes;

  DeadLetters(List<Settled> kept) {
    kept.forEach(this::put);
  }

  /**
   * Adds a letter.
   *
   * @param limit about how many bytes there is space for
   * @return the oldest letters, which had to go
   */
  synchronized List<Settled> add(Settled letter, long limit) {
    put(letter);
    List<Settled> dropped = new ArrayList<>();
    while (bytes > limit && letters.size() > 1) {
      dropped.add(remove(letters.firstKey()));
    }
    return dropped;
  }

  synchronized Optional<Settled> take(String id) {
    Optional<Settled> found =
        letters.values().stream().filter(letter -> letter.entry().id().equals(id)).findFirst();
    found.ifPresent(letter -> remove(letter.entry().order()));
    return found;
  }

  synchronized List<Settled> takeAll() {
    List<Settled> all = List.copyOf(letters.values());
    letters.clear();
    bytes = 0;
    return all;
  }

  synchronized List<DeadLetter> all() {
    return letters.values().stream()
        .map(
            letter ->
                new DeadLetter(
                    letter.settlement(),
                    letter.entry().acceptedAt(),
                    letter.at(),
                    letter.entry().operations()))
        .toList();
  }

  /** What to write to try a letter again: not what is committed already. */
  static Later again(Settled letter) {
    OutboxRecord entry = letter.entry();
    List<Write> writes =
        entry.steps().stream()
            .filter(step -> step.result().orElseThrow().outcome() != Outcome.ACCEPTED)
            .map(Step::write)
            .toList();
    return new Later(entry.schema(), entry.slug(), entry.record(), entry.operation(), writes);
  }

  private void put(Settled letter) {
    letters.put(letter.entry().order(), letter);
    bytes += letter.entry().size();
  }

  private Settled remove(long order) {
    Settled letter = letters.remove(order);
    bytes -= letter.entry().size();
    return letter;
  }
}
