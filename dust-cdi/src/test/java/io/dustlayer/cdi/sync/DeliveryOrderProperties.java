package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the order in which operations arrive, they are applied in the order of their numbers.
 */
class DeliveryOrderProperties {

  private record Op(long seq, String kind, String path, String value) {
    Script deliver(Script script) {
      return script.event(seq, kind, path, value);
    }
  }

  @Property(tries = 300)
  void anyOrderLeadsToTheSameStateAndTheSameChanges(@ForAll long seed) {
    Random random = new Random(seed);
    List<Op> inOrder = operations(random);
    List<Op> shuffled = new ArrayList<>(inOrder);
    // Some come twice.
    inOrder.stream().filter(op -> random.nextInt(4) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);

    Script expected = Script.live(0);
    inOrder.forEach(op -> op.deliver(expected));
    Script actual = Script.live(0);
    shuffled.forEach(op -> op.deliver(actual));

    assertThat(actual.shown()).isEqualTo(expected.shown());
    assertThat(actual.published())
        .isEqualTo(LongStream.rangeClosed(1, inOrder.size()).boxed().toList());
    assertThat(actual.watermark()).isEqualTo(inOrder.size());
  }

  @Property(tries = 300)
  void liveEventsMayFallAnywhereIntoACatchUp(@ForAll long seed) {
    Random random = new Random(seed);
    List<Op> inOrder = operations(random);
    int caughtUp = random.nextInt(inOrder.size() + 1);
    List<Op> live = new ArrayList<>(inOrder.subList(random.nextInt(caughtUp + 1), inOrder.size()));
    Collections.shuffle(live, random);

    Script script = Script.engine().start().opened().joined(caughtUp);
    for (Op op : inOrder.subList(0, caughtUp)) {
      while (!live.isEmpty() && random.nextBoolean()) {
        live.remove(0).deliver(script);
      }
      script.catchUp(op.seq(), op.kind(), op.path(), op.value(), null);
    }
    script.caughtUp(caughtUp);
    live.forEach(op -> op.deliver(script));

    Script expected = Script.live(0);
    inOrder.forEach(op -> op.deliver(expected));
    assertThat(script.shown()).isEqualTo(expected.shown());
    assertThat(script.watermark()).isEqualTo(inOrder.size());
  }

  // No totals: those of a catch-up may have to be read again.
  private static List<Op> operations(Random random) {
    List<Op> operations = new ArrayList<>();
    int size = 1 + random.nextInt(20);
    for (long seq = 1; seq <= size; seq++) {
      String path = List.of("a", "a/b", "a/c", "d").get(random.nextInt(4));
      switch (random.nextInt(3)) {
        case 0 -> operations.add(new Op(seq, "set", path, "{'b':" + seq + ",'c':{'e':1}}"));
        case 1 -> operations.add(new Op(seq, "merge", path, "{'b':" + seq + "}"));
        default -> operations.add(new Op(seq, "delete", path, "null"));
      }
    }
    return operations;
  }
}
