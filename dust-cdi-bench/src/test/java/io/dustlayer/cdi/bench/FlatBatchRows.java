package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.fault.FaultRule;
import io.dustlayer.cdi.server.fault.HttpFault;
import io.dustlayer.cdi.server.fault.RequestLine;
import io.dustlayer.cdi.spi.DustTransport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An insert of ten properties as one batch, against one request for each of them. */
final class FlatBatchRows implements Rows {

  private static final Duration LATENCY = Duration.ofMillis(5);

  @Override
  public String kind() {
    return "flat-batch";
  }

  @Override
  public void measure(Run run) {
    int warmups = run.quick() ? 20 : 100;
    int inserts = run.quick() ? 30 : 200;
    try (DustServer server = DustServer.builder().inMemory().rateLimits(RateLimits.off()).start()) {
      FaultRule requests =
          server.faults().next(Integer.MAX_VALUE, RequestLine.any(), new HttpFault.Delay(LATENCY));
      inserts(server, true, warmups);
      Score batch = inserts(server, true, inserts);
      inserts(server, false, warmups);
      Score separate = inserts(server, false, inserts);
      int before = requests.remaining();
      inserts(server, true, inserts);
      double each = (double) (before - requests.remaining()) / inserts;
      run.add(Row.gain("flat-batch", Target.atLeast(5), batch, separate));
      run.add(Row.count("flat-batch/round-trips", Target.atMost(1), "requests", 1, each));
    }
  }

  private static Score inserts(DustServer server, boolean batch, int inserts) {
    double[] micros = new double[inserts];
    RepoSettings settings = new RepoSettings(batch, DustTransport.MAX_PAGE);
    try (HttpStore store =
        new HttpStore(server.baseUrl(), server.store(), server.token(), settings)) {
      DustRepo<Tenfold> repo = store.repo(Tenfold.class);
      for (int i = 0; i < inserts; i++) {
        long began = System.nanoTime();
        repo.insert(Tenfold.numbered(i));
        micros[i] = (System.nanoTime() - began) / (double) TimeUnit.MICROSECONDS.toNanos(1);
      }
    }
    return Score.of(micros, "us/op", Double.NaN);
  }
}
