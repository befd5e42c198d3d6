package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.cdi.PublishedEntities.Draft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What the observers were told, as text. */
@ApplicationScoped
class HeardEvents {

  private final BlockingQueue<String> upserted = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> titled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> async = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> raw = new LinkedBlockingQueue<>();
  private final BlockingQueue<Resync> resyncs = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Draft> drafts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> blockedHeard = new LinkedBlockingQueue<>();
  private final CountDownLatch unblock = new CountDownLatch(1);
  private final CountDownLatch blocked = new CountDownLatch(1);

  BlockingQueue<String> upserted() {
    return upserted;
  }

  BlockingQueue<String> titled() {
    return titled;
  }

  BlockingQueue<String> async() {
    return async;
  }

  BlockingQueue<String> deleted() {
    return deleted;
  }

  BlockingQueue<String> changed() {
    return changed;
  }

  BlockingQueue<String> raw() {
    return raw;
  }

  BlockingQueue<Resync> resyncs() {
    return resyncs;
  }

  BlockingQueue<String> attempts() {
    return attempts;
  }

  BlockingQueue<Integer> requests() {
    return requests;
  }

  BlockingQueue<Draft> drafts() {
    return drafts;
  }

  BlockingQueue<String> blockedHeard() {
    return blockedHeard;
  }

  CountDownLatch unblock() {
    return unblock;
  }

  CountDownLatch blocked() {
    return blocked;
  }
}
