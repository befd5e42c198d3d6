package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.ws.WireMessages;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Takes event frames until the mirror has them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ApplyBenchmarks {

  private static final int EVENTS = 1000;
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

  /** Frames, made before each measurement. */
  @State(Scope.Thread)
  public static class Frames {
    private final String[] frames = new String[EVENTS];
    private long seq;

    @Setup(Level.Invocation)
    public void make(Mirror mirror) {
      if (seq == 0) {
        seq = mirror.records;
      }
      for (int i = 0; i < EVENTS; i++) {
        seq++;
        frames[i] = Events.clicks(seq, seq * 7919 % mirror.records, seq);
      }
    }
  }

  /** A mirror with observers. */
  @State(Scope.Benchmark)
  public static class Mirror {

    @Param({"1000"})
    public int records;

    @Param({"0"})
    public int observers;

    private final LongAdder told = new LongAdder();
    private final Map<String, Object> map = new HashMap<>();
    private BenchStore store;

    @Setup(Level.Trial)
    public void load() throws InterruptedException {
      store = BenchStore.live(records, Link.leaves(records));
      for (int i = 0; i < observers; i++) {
        Subscription subscription = store.repo(Link.class).subscribe(event -> told.increment());
        if (!subscription.isActive()) {
          throw new IllegalStateException("an observer is not attached");
        }
      }
    }

    @TearDown(Level.Trial)
    public void close() {
      store.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long dust(Mirror mirror, Frames frames) {
    long first = frames.seq - EVENTS + 1;
    for (int i = 0; i < EVENTS; i++) {
      mirror.store.server().live(first + i, WireMessages.text(frames.frames[i]));
    }
    while (mirror.store.dust().status().watermark() < frames.seq) {
      LockSupport.parkNanos(PAUSE);
    }
    return frames.seq;
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public Object parse(Mirror mirror, Frames frames) {
    for (String frame : frames.frames) {
      put(frame, mirror.map);
    }
    return mirror.map;
  }

  private static final JsonProvider JSON = JsonProvider.provider();

  /** What a client does that only parses and puts into a map. */
  static void put(String frame, Map<String, Object> map) {
    try (JsonParser parser = JSON.createParser(new StringReader(frame))) {
      String path = null;
      Object value = null;
      String key = null;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case KEY_NAME -> key = parser.getString();
          case VALUE_STRING -> {
            if ("path".equals(key)) {
              path = parser.getString();
            } else if ("value".equals(key)) {
              value = parser.getString();
            }
          }
          case VALUE_NUMBER -> {
            if ("value".equals(key)) {
              value = parser.getLong();
            }
          }
          default -> {
            // Nothing that a map would keep.
          }
        }
      }
      map.put(path, value);
    }
  }
}
