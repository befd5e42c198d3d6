package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.run.Message;
import io.dustlayer.cdi.ws.WireMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * A catch-up of many operations, each about another leaf, replayed from memory. Arguments: {@code
 * json} or {@code msgpack}, how many operations, how many rounds.
 */
final class CatchUpMain {

  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(8);

  private final boolean packed;
  private final int count;
  private final List<Object> recorded;
  private long dataBytes;

  private CatchUpMain(boolean packed, int count) {
    this.packed = packed;
    this.count = count;
    this.recorded = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      String event = Events.caughtUp(i, i, i);
      recorded.add(packed ? WireMessages.repacked(event) : event);
      dataBytes += Link.slug(i).length() + "links//clicks".length() + Long.BYTES;
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    CatchUpMain main =
        new CatchUpMain(arguments[0].equals("msgpack"), Integer.parseInt(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    long warm = System.nanoTime() + WARM_UP;
    int round = 0;
    while (round < rounds) {
      long dust = main.dust();
      long raw = main.raw();
      // The first rounds are for the compiler.
      if (System.nanoTime() - warm >= 0) {
        round++;
        ChildJvm.sample("dust", TimeUnit.NANOSECONDS.toMicros(dust) / 1000.0);
        ChildJvm.sample("raw", TimeUnit.NANOSECONDS.toMicros(raw) / 1000.0);
      }
    }
    main.heap();
    System.exit(0);
  }

  private List<Message> messages() {
    List<Message> messages = new ArrayList<>(count);
    for (Object message : recorded) {
      messages.add(
          packed ? WireMessages.binary((byte[]) message) : WireMessages.text((String) message));
    }
    return messages;
  }

  private long dust() throws InterruptedException {
    System.gc();
    try (BenchStore store = new BenchStore(DustCache.NONE, 0)) {
      store.server().catchUp(count, this::messages);
      long began = System.nanoTime();
      store.await();
      return System.nanoTime() - began;
    }
  }

  private long raw() throws IOException {
    System.gc();
    Map<String, Object> map = new HashMap<>();
    long began = System.nanoTime();
    for (Object message : recorded) {
      if (packed) {
        unpack((byte[]) message, map);
      } else {
        ApplyBenchmarks.put((String) message, map);
      }
    }
    long took = System.nanoTime() - began;
    if (map.size() != count) {
      throw new IllegalStateException("only " + map.size() + " of " + count);
    }
    return took;
  }

  private static void unpack(byte[] message, Map<String, Object> map) throws IOException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(message)) {
      unpacker.unpackArrayHeader();
      for (int i = 0; i < 4; i++) {
        unpacker.skipValue();
      }
      String path = null;
      Object value = null;
      int members = unpacker.unpackMapHeader();
      for (int i = 0; i < members; i++) {
        switch (unpacker.unpackString()) {
          case "path" -> path = unpacker.unpackString();
          case "value" ->
              value =
                  unpacker.getNextFormat().getValueType() == ValueType.INTEGER
                      ? (Object) unpacker.unpackLong()
                      : unpacker.unpackString();
          default -> unpacker.skipValue();
        }
      }
      map.put(path, value);
    }
  }

  private void heap() throws InterruptedException {
    long before = used();
    try (BenchStore store = new BenchStore(DustCache.NONE, 0)) {
      store.server().catchUp(count, this::messages);
      store.await();
      store.server().catchUp(count, List::of);
      double all = used() - before;
      ChildJvm.sample("heap", (all - dataBytes) / count);
    }
  }

  static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
