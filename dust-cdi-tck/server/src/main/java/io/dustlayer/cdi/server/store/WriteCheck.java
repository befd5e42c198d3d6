package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What makes an op impossible, whatever there is in the store. */
final class WriteCheck {
  private static final int LONGEST_REAL_PATH = 49_998;

  private final Set<Quirk> quirks;

  WriteCheck(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  void check(WriteOp op) {
    int bytes = op.path().render().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_REAL_PATH && quirks.contains(Quirk.LONG_PATHS_REFUSED)) {
      throw new PathTooLongException(bytes);
    } else if (op instanceof WriteOp.Fenced fenced) {
      check(fenced.op());
    } else if (op instanceof WriteOp.Set set) {
      check(set.path(), set.value());
    } else if (op instanceof WriteOp.Merge merge) {
      merge.children().forEach((key, child) -> check(merge.path().child(key), child));
    }
  }

  private void check(DustPath path, JsonValue value) {
    for (Flattening.Leaf leaf : Flattening.leaves(path, value)) {
      if (!quirks.contains(Quirk.POISONED_VALUES)) {
        TypedValue.shown(leaf.value());
      }
    }
  }
}
