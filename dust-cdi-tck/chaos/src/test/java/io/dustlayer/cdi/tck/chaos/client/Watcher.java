package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.OutboxSettled;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes down every event. */
@ApplicationScoped
class Watcher {

  static final HistoryLog LOG = new HistoryLog();

  void note(@Observes @Raw(Note.class) OpEvent op) {
    operation("notes", op);
  }

  void card(@Observes @Raw(Card.class) OpEvent op) {
    operation("cards", op);
  }

  void noteResync(@Observes @ResyncRequired(Note.class) Resync resync) {
    resync("notes", resync);
  }

  void cardResync(@Observes @ResyncRequired(Card.class) Resync resync) {
    resync("cards", resync);
  }

  void noteChanged(@Observes @Changed(Note.class) DustChange change) {
    changed("notes", change, change.record(Note.class).map(Note::title).orElse(""));
  }

  void cardChanged(@Observes @Changed(Card.class) DustChange change) {
    changed("cards", change, change.record(Card.class).map(Card::title).orElse(""));
  }

  void settled(@Observes @OutboxSettled OutboxSettlement settlement) {
    LOG.write(
        HistoryLog.line("settled")
            .add("id", settlement.id())
            .add("outcome", settlement.outcome().name())
            .add("seq", settlement.storeSeq())
            .add("error", settlement.error().orElse("")));
  }

  private static void operation(String top, OpEvent op) {
    LOG.write(
        HistoryLog.line("op")
            .add("top", top)
            .add("seq", op.storeSeq())
            .add("path", op.path())
            .add("id", op.clientOpId()));
  }

  private static void resync(String top, Resync resync) {
    LOG.write(
        HistoryLog.line("resync")
            .add("top", top)
            .add("from", resync.fromSeq())
            .add("to", resync.toSeq()));
  }

  private static void changed(String top, DustChange change, String title) {
    LOG.write(
        HistoryLog.line("changed")
            .add("top", top)
            .add("seq", change.storeSeq())
            .add("slug", change.slug())
            .add("title", title));
  }
}
