package io.dustlayer.cdi.tck.event;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.entity.Named;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Observers of every kind. They note what they are told, and some misbehave. Thread-safe. */
@ApplicationScoped
public class TckObservers {

  /** The observer that blocks stops at records with this name. */
  public static final String BLOCK = "block here";

  /** The observer that throws does not at records with this name. */
  public static final String FINE = "fine";

  private static final long LONGEST_SECONDS = 60;

  @Inject BeanManager manager;

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile ObserverCall lastCall;

  /** Made by the host. */
  public TckObservers() {
    super();
  }

  /**
   * What the observers were told.
   *
   * @return in the order in which they were told
   */
  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  /**
   * Where the observer with a request-scoped parameter was called last.
   *
   * @return the call; empty if it was not called yet
   */
  public Optional<ObserverCall> lastCall() {
    return Optional.ofNullable(lastCall);
  }

  /** From now on the observer that blocks does. */
  public void block() {
    gate = new CountDownLatch(1);
  }

  /** Lets the observer that blocks go on. */
  public void unblock() {
    gate.countDown();
  }

  void upserted(@Observes @Upserted Bookmark bookmark) {
    note("upserted", bookmark.slug(), bookmark.name(), 0);
  }

  void upsertedAsync(@ObservesAsync @Upserted Bookmark bookmark) {
    note("upsertedAsync", bookmark.slug(), bookmark.name(), 0);
  }

  void upsertedMemo(@Observes @Upserted Memo memo) {
    note("upsertedMemo", memo.slug(), memo.name(), 0);
  }

  void named(@Observes @Upserted Named named) {
    note("named", named.slug(), named.name(), 0);
  }

  void deleted(@Observes @Deleted(Bookmark.class) String slug) {
    note("deleted", slug, "", 0);
  }

  void deletedAsync(@ObservesAsync @Deleted(Bookmark.class) CharSequence slug) {
    note("deletedAsync", slug.toString(), "", 0);
  }

  void deletedMemo(@Observes @Deleted(Memo.class) String slug) {
    note("deletedMemo", slug, "", 0);
  }

  void changed(@Observes @Changed(Bookmark.class) DustChange change) {
    note("changed", change);
  }

  void changedAsync(@ObservesAsync @Changed(Bookmark.class) DustChange change) {
    note("changedAsync", change);
  }

  void changedMemo(@Observes @Changed(Memo.class) DustChange change) {
    note("changedMemo", change);
  }

  private void note(String observer, DustChange change) {
    String name = change.record(Named.class).map(Named::name).orElse("gone");
    note(
        observer,
        change.slug(),
        name + (change.own() ? " by us" : " by others"),
        change.storeSeq());
  }

  void raw(@Observes @Raw(Bookmark.class) OpEvent op) {
    note("raw", op.path(), op.op(), op.storeSeq());
  }

  void rawAsync(@ObservesAsync @Raw(Bookmark.class) OpEvent op) {
    note("rawAsync", op.path(), op.op(), op.storeSeq());
  }

  void resync(@Observes @ResyncRequired(Bookmark.class) Resync resync) {
    note("resync", "", resync.schema().getSimpleName(), resync.fromSeq());
  }

  void inRequest(@Observes @Upserted Bookmark bookmark, Visit visit) {
    lastCall =
        new ObserverCall(
            Thread.currentThread(), manager.getContext(RequestScoped.class).getClass());
    note("inRequest", bookmark.slug(), Integer.toString(visit.next()), 0);
  }

  void throwing(@Observes @Upserted Bookmark bookmark) {
    note("throwing", bookmark.slug(), bookmark.name(), 0);
    if (!bookmark.name().equals(FINE)) {
      throw new IllegalStateException("on purpose");
    }
  }

  void blocking(@Observes @Upserted Bookmark bookmark) throws InterruptedException {
    note("blocking", bookmark.slug(), bookmark.name(), 0);
    if (bookmark.name().equals(BLOCK) && !gate.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody unblocked this observer");
    }
  }

  private void note(String observer, String slug, String detail, long storeSeq) {
    heard.add(new Heard(observer, slug, detail, storeSeq));
  }
}
