package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.ws.WireMessages;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A snapshot of many entries in one frame, replayed from memory. Arguments: {@code time} or {@code
 * heap}, how many entries, how many rounds.
 */
final class SnapshotMain {

  private static final JsonProvider JSON = JsonProvider.provider();

  private SnapshotMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("heap")) {
      heap(count);
    } else {
      time(frame(count), count, Integer.parseInt(arguments[2]));
    }
    System.exit(0);
  }

  private static String frame(int count) {
    StringBuilder frame = new StringBuilder(count * 90);
    frame
        .append("[\"1\",null,\"store:")
        .append(BenchStore.STORE)
        .append("\",\"snapshot\",{\"snapshot_seq\":")
        .append(count)
        .append(",\"entries\":{");
    for (int i = 0; i < count; i++) {
      frame
          .append(i == 0 ? "\"" : ",\"")
          .append("links/")
          .append(Link.slug(i))
          .append("/title\":{\"value\":{\"_scalar\":\"The title of ")
          .append(i)
          .append("\"},\"type\":\"string\"}");
    }
    return frame.append("}}]").toString();
  }

  private static void time(String frame, int count, int rounds) throws InterruptedException {
    for (int round = -4; round < rounds; round++) {
      long dust = dust(frame, count);
      long parse = parse(frame);
      // The first rounds are for the compiler.
      if (round >= 0) {
        ChildJvm.sample("dust", TimeUnit.NANOSECONDS.toMicros(dust) / 1000.0);
        ChildJvm.sample("parse", TimeUnit.NANOSECONDS.toMicros(parse) / 1000.0);
      }
    }
  }

  private static long dust(String frame, int count) throws InterruptedException {
    System.gc();
    try (BenchStore store = new BenchStore(DustCache.NONE, 0)) {
      store.server().catchUp(count, () -> List.of(WireMessages.text(frame)));
      long began = System.nanoTime();
      store.await();
      return System.nanoTime() - began;
    }
  }

  private static long parse(String frame) {
    System.gc();
    long began = System.nanoTime();
    long texts = 0;
    try (JsonParser parser = JSON.createParser(new StringReader(frame))) {
      while (parser.hasNext()) {
        switch (parser.next()) {
          case KEY_NAME, VALUE_STRING -> texts += parser.getString().length();
          default -> {
            // Counted by what it stands between.
          }
        }
      }
    }
    long took = System.nanoTime() - began;
    if (texts == 0) {
      throw new IllegalStateException("nothing was parsed");
    }
    return took;
  }

  /** Fails if there is not enough memory; says how much the mirror takes. */
  private static void heap(int count) throws InterruptedException {
    long before = CatchUpMain.used();
    try (BenchStore store = new BenchStore(DustCache.NONE, 0)) {
      store.server().catchUp(count, () -> List.of(WireMessages.text(frame(count))));
      store.await();
      store.server().catchUp(count, List::of);
      ChildJvm.sample("mirror", CatchUpMain.used() - before);
      if (store.dust().status().watermark() != count) {
        throw new IllegalStateException("not complete: " + store.dust().status());
      }
    }
  }
}
