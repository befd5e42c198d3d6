package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads over HTTP what a channel does not tell. An answer shows the server at some moment after it
 * was asked for: it is used for operations that were committed before that moment, whatever is left
 * to come. Once one was used, none is used for the same leaves that may be older.
 */
final class Rereads {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  /**
   * What was read.
   *
   * @param leaves the leaf at the path, and those below it
   * @param validThrough the answer is not older than this sequence number
   * @param id the question
   * @param newerFrom a question with a higher id was asked when this answer was here already
   */
  record Reading(List<Leaf> leaves, long validThrough, long id, long newerFrom) {

    Optional<Leaf> at(DustPath path) {
      return leaves.stream().filter(leaf -> leaf.path().equals(path.render())).findFirst();
    }

    private boolean mayBeOlderThan(Reading used) {
      return id != used.id && id <= used.newerFrom;
    }
  }

  private record Question(DustPath path, long serverSeq) {}

  private final Map<Long, Question> asked = new HashMap<>();
  private final Map<DustPath, Reading> readings = new LinkedHashMap<>();
  private final Map<DustPath, Reading> used = new LinkedHashMap<>();
  private final Deque<Question> failed = new ArrayDeque<>();
  private final Timer retry = new Timer();
  private Duration delay = FIRST_RETRY;
  private long lastId;

  Timer retry() {
    return retry;
  }

  /**
   * What is at a path, and below it, not before an operation.
   *
   * @param seq the operation
   * @param serverSeq the highest sequence number that the server is known to have
   * @return empty if it has to be waited for
   */
  Optional<Reading> read(DustPath path, long seq, long serverSeq, Turn turn) {
    Reading reading = readings.get(path);
    if (reading != null && reading.validThrough() >= seq && !mayBeOlder(path, reading)) {
      used.put(path, reading);
      return Optional.of(reading);
    }
    if (!isAsked(path)) {
      ask(new Question(path, serverSeq), turn);
    }
    return Optional.empty();
  }

  /** Takes an answer. */
  void answered(long readId, HttpAnswer answer, Turn turn) {
    Question question = asked.remove(readId);
    if (question == null) {
      return;
    }
    if (answer instanceof HttpAnswer.Found found) {
      delay = FIRST_RETRY;
      long newest = found.leaves().stream().mapToLong(Leaf::revision).max().orElse(0);
      readings.put(
          question.path(),
          new Reading(found.leaves(), Math.max(question.serverSeq(), newest), readId, lastId));
    } else {
      retryLater(question, turn);
    }
  }

  /** An answer is older than it can be: it is asked for again. */
  void tooOld(DustPath path, Turn turn) {
    Reading reading = readings.remove(path);
    if (reading != null) {
      retryLater(new Question(path, reading.validThrough()), turn);
    }
  }

  /** Asks again for what could not be read. */
  void retryNow(Turn turn) {
    retry.stop();
    while (!failed.isEmpty()) {
      ask(failed.poll(), turn);
    }
  }

  /** Forgets the answers that only matter up to a sequence number. */
  void dropThrough(long seq) {
    readings.values().removeIf(reading -> reading.validThrough() <= seq);
    used.values().removeIf(reading -> !isOneLeftOlderThan(reading));
  }

  /** Forgets everything; answers that are still to come are ignored. */
  void clear() {
    asked.clear();
    readings.clear();
    used.clear();
    failed.clear();
    retry.stop();
    delay = FIRST_RETRY;
  }

  private boolean mayBeOlder(DustPath path, Reading reading) {
    return used.entrySet().stream()
        .anyMatch(
            other -> reading.mayBeOlderThan(other.getValue()) && overlap(path, other.getKey()));
  }

  private boolean isOneLeftOlderThan(Reading reading) {
    return readings.values().stream().anyMatch(other -> other.mayBeOlderThan(reading))
        || asked.keySet().stream().anyMatch(id -> id <= reading.newerFrom());
  }

  private static boolean overlap(DustPath a, DustPath b) {
    int shorter = Math.min(a.segments().size(), b.segments().size());
    return a.segments().subList(0, shorter).equals(b.segments().subList(0, shorter));
  }

  private void retryLater(Question question, Turn turn) {
    failed.add(question);
    if (!retry.isRunning()) {
      retry.start(turn.now(), delay);
      delay = min(delay.multipliedBy(2), LAST_RETRY);
    }
  }

  private boolean isAsked(DustPath path) {
    return asked.values().stream().anyMatch(question -> question.path().equals(path))
        || failed.stream().anyMatch(question -> question.path().equals(path));
  }

  private void ask(Question question, Turn turn) {
    asked.put(++lastId, question);
    turn.add(new Effect.HttpRead(lastId, question.path()));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
