package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * An op that is known to be valid, with everything computed that needs no database.
 *
 * @param op what was asked for
 * @param leaves what it puts
 */
record PreparedOp(WriteOp op, List<Flattening.Leaf> leaves) {
  private static final int LONGEST_REAL_PATH = 49_998;

  static PreparedOp of(WriteOp op, Set<Quirk> quirks) {
    int bytes = op.path().render().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_REAL_PATH && quirks.contains(Quirk.LONG_PATHS_REFUSED)) {
      throw new PathTooLongException(bytes);
    }
    if (!(op instanceof WriteOp.Set set)) {
      return new PreparedOp(op, List.of());
    }
    List<Flattening.Leaf> leaves = Flattening.leaves(set.path(), set.value());
    if (!quirks.contains(Quirk.POISONED_VALUES)) {
      leaves.forEach(leaf -> TypedValue.shown(leaf.value()));
    }
    return new PreparedOp(op, leaves);
  }

  List<Entry> entries(long revision) {
    return leaves.stream()
        .map(
            leaf ->
                new Entry(
                    leaf.path().render(),
                    JsonWriter.text(leaf.value()),
                    EntryType.of(leaf.value()),
                    revision))
        .toList();
  }

  String wireName() {
    return op instanceof WriteOp.Set ? "set" : "delete";
  }

  JsonValue loggedValue() {
    return op instanceof WriteOp.Set set ? set.value() : JsonValue.NULL;
  }
}
