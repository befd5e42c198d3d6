package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.EventPublisherSetup.PATIENCE;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.cdi.PublishedEntities.Draft;
import io.dustlayer.cdi.cdi.PublishedEntities.Link;
import io.dustlayer.cdi.cdi.PublishedEntities.Page;
import io.dustlayer.cdi.cdi.PublishedEntities.Titled;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.TimeUnit;

/** Observers of every kind, which note what they are told. */
final class PublishedObservers {

  private PublishedObservers() {}

  @RequestScoped
  static class Visit {
    private int number;

    int next() {
      number++;
      return number;
    }

    @PreDestroy
    void end() {
      number = -1;
    }
  }

  @ApplicationScoped
  static class Observers {

    void upserted(@Observes @Upserted Link link, HeardEvents heard) {
      heard.upserted().add(link.slug() + '=' + link.title());
    }

    void titled(@Observes @Upserted Titled titled, HeardEvents heard) {
      heard.titled().add(titled.title());
    }

    void async(@ObservesAsync @Upserted Link link, HeardEvents heard) {
      heard.async().add(link.title());
    }

    void deleted(@Observes @Deleted(Link.class) String slug, HeardEvents heard) {
      heard.deleted().add(slug);
    }

    void changed(@Observes @Changed(Link.class) DustChange change, HeardEvents heard) {
      heard
          .changed()
          .add(change.slug() + change.record(Link.class).map(Link::title) + change.storeSeq());
    }

    void raw(@ObservesAsync @Raw(Link.class) OpEvent op, HeardEvents heard) {
      heard.raw().add(op.op() + ' ' + op.path());
    }

    void resync(@Observes @ResyncRequired(Link.class) Resync resync, HeardEvents heard) {
      heard.resyncs().add(resync);
    }

    void inRequest(@Observes @Upserted Link link, Visit visit, HeardEvents heard) {
      heard.requests().add(visit.next());
    }

    void throwing(@Observes @Upserted Link link, HeardEvents heard) throws Exception {
      heard.attempts().add(link.slug());
      throw new Exception("on purpose");
    }

    void blocking(@Observes @Upserted Link link, HeardEvents heard) throws InterruptedException {
      heard.blocked().countDown();
      heard.unblock().await(PATIENCE, TimeUnit.SECONDS);
      heard.blockedHeard().add(link.title());
    }

    void transactional(
        @Observes(during = TransactionPhase.AFTER_SUCCESS) @Upserted Page page, HeardEvents heard) {
      heard.upserted().add(page.title());
    }

    void oneDraft(@Observes @Upserted Draft draft, HeardEvents heard) {
      heard.drafts().add(draft);
    }

    void sameDraft(@Observes @Upserted Draft draft, HeardEvents heard) {
      heard.drafts().add(draft);
    }
  }

  /** Called only while it exists. */
  @ApplicationScoped
  static class Conditional {
    private int called;

    int called() {
      return called;
    }

    void upserted(
        @Observes(notifyObserver = Reception.IF_EXISTS) @Upserted Page page, HeardEvents heard) {
      called++;
      heard.async().add("conditional");
    }
  }
}
