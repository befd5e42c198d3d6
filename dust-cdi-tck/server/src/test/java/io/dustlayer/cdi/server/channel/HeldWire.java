package io.dustlayer.cdi.server.channel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A wire whose frames are gone when the test says so. */
final class HeldWire implements Wire {
  private static final long PATIENCE_SECONDS = 20;

  final CountDownLatch cut = new CountDownLatch(1);
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final BlockingQueue<Sending> sending = new LinkedBlockingQueue<>();

  private record Sending(WireFrame frame, Runnable sent) {}

  @Override
  public void send(WireFrame frame, Runnable sent) {
    sending.add(new Sending(frame, sent));
  }

  @Override
  public CompletionStage<Void> close(int code) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void cut() {
    cut.countDown();
  }

  /** The frame that is being sent, which then is gone. */
  String pass() throws InterruptedException {
    Sending next = held();
    next.sent.run();
    return ((WireFrame.Text) next.frame).text();
  }

  /** The frame that is being sent, and what to do for it to be gone. */
  Runnable hold() throws InterruptedException {
    return held().sent;
  }

  private Sending held() throws InterruptedException {
    Sending next = sending.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing is being sent");
    }
    return next;
  }

  /** The seqs of events up to the end of the catch-up. */
  String passCatchUp() throws InterruptedException {
    StringBuilder seqs = new StringBuilder();
    String frame = pass();
    for (; !frame.contains("catch_up_complete"); frame = pass()) {
      boolean live = frame.startsWith("[null");
      seqs.append(live ? "live " : "").append(frame.replaceAll(".*store_seq\":(\\d+).*", "$1 "));
    }
    return seqs.toString().strip();
  }
}
