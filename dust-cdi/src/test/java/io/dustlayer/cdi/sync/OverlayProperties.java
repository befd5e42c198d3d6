package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is computed for some subtrees is what would be computed for everything. */
class OverlayProperties {

  private static final List<String> PATHS =
      List.of("a", "a/b", "a/b/c", "a/d", "a-b", "a-b/c", "e", "e/f");
  private static final List<String> VALUES =
      List.of("1", "'x'", "['y']", "{'b':1}", "{'b':{'c':2},'d':3}", "{}", "null");
  private static final List<OpKind> KINDS =
      List.of(OpKind.SET, OpKind.DELETE, OpKind.MERGE, OpKind.INCREMENT, OpKind.ADD, OpKind.REMOVE);

  @Property(tries = 500)
  void theViewIsTheBaseWithEveryPendingWriteInItsOrder(@ForAll long seed) {
    Random random = new Random(seed);
    Overlay overlay = new Overlay();
    List<WriteRequest> pending = new ArrayList<>();
    Mirror base = Mirror.empty();
    Mirror view = base;
    for (int i = 1; i <= 60; i++) {
      Turn turn = new Turn(0);
      if (random.nextInt(3) == 0) {
        StoreEvent event = event(random, base.watermark() + 1);
        base = Operations.apply(base, event);
        turn.touch(Operations.touched(event));
      } else if (random.nextInt(3) > 0 || pending.isEmpty()) {
        WriteRequest request = request(random, "w" + i);
        overlay.add(request, turn);
        pending.add(request);
      } else {
        WriteRequest gone = pending.remove(random.nextInt(pending.size()));
        overlay.remove(gone.clientOpId(), turn);
      }

      view = overlay.over(base, view, turn.touched());

      Mirror expected = base;
      for (WriteRequest request : pending) {
        expected = Operations.preview(expected, request);
      }
      assertThat(leaves(view)).isEqualTo(leaves(expected));
      assertThat(leaves(overlay.over(base))).isEqualTo(leaves(expected));
      assertThat(view.watermark()).isEqualTo(base.watermark());
    }
  }

  private static List<Leaf> leaves(Mirror mirror) {
    List<Leaf> leaves = new ArrayList<>();
    mirror.all().forEachRemaining(leaves::add);
    return leaves;
  }

  private static StoreEvent event(Random random, long seq) {
    WriteRequest op = request(random, "x");
    return new StoreEvent(seq, op.kind(), op.path(), op.value(), null, null);
  }

  private static WriteRequest request(Random random, String id) {
    OpKind kind = any(random, KINDS);
    DustPath path = Script.path(any(random, PATHS));
    JsonValue value = Script.json(kind == OpKind.INCREMENT ? "2" : any(random, VALUES));
    return WriteRequest.of(id, kind, path, value);
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
