package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.ws.WireMessages;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Another client that writes: 10,000 events a second, each to another record. */
final class Feed implements AutoCloseable {

  private static final int IN_A_MILLISECOND = 10;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ReplayServer server;
  private final long records;
  private long seq;

  Feed(ReplayServer server, long records, long seq) {
    this.server = server;
    this.records = records;
    this.seq = seq;
    clock.scheduleAtFixedRate(this::send, 1, 1, TimeUnit.MILLISECONDS);
  }

  private void send() {
    for (int i = 0; i < IN_A_MILLISECOND; i++) {
      seq++;
      server.live(seq, WireMessages.text(Events.clicks(seq, seq * 7919 % records, seq)));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
