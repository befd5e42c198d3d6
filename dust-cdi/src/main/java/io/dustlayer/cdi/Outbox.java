package io.dustlayer.cdi;

import java.util.List;
import java.util.Optional;

/**
 * The writes of {@link DustRepo#insertLater}, {@link DustRepo#updateLater} and {@link
 * DustRepo#deleteLater}: on disk once the call returns, sent when there is a connection, in the
 * order in which they were accepted for each record.
 *
 * <p>Each has one effect, whatever happens to the process: what may have been sent is sent again
 * only after a catch-up has not shown it. (A write that a lost connection commits later than that
 * may be committed twice, with one effect as long as nobody else writes the same record in between:
 * servers do not recognize repetitions.) Reads show it at once.
 *
 * <p>Safe for use from any thread.
 */
public interface Outbox {

  /**
   * What is not settled.
   *
   * @return in the order of acceptance; unmodifiable
   */
  List<OutboxEntry> pending();

  /**
   * One that is not settled.
   *
   * @param id an {@link OutboxEntry#id()}, perhaps of an earlier run
   * @return empty if it is settled, or there is none
   */
  Optional<OutboxEntry> find(String id);

  /**
   * What was rejected, or has an unknown outcome. As much as {@code dust.outbox.max-size} is kept,
   * beside what is pending: beyond that the oldest are dropped, with an error in the log.
   *
   * @return in the order of acceptance; unmodifiable
   */
  List<DeadLetter> deadLetters();

  /**
   * Accepts a dead letter as a new entry, behind all others.
   *
   * @param id of a dead letter
   * @return the new entry, on disk; the dead letter is gone
   * @throws java.util.NoSuchElementException if there is no such dead letter
   * @throws DustException as {@link DustRepo#insertLater}
   */
  OutboxEntry retry(String id);

  /**
   * Forgets a dead letter.
   *
   * @param id of a dead letter
   * @return whether there was one
   */
  boolean purge(String id);

  /**
   * Forgets every dead letter.
   *
   * @return how many there were
   */
  int purgeAll();
}
