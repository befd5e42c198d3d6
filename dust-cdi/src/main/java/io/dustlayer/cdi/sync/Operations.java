package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What each operation does to the leaves of a store (PROTOCOL, model), as real servers do it.
 *
 * <p>{@code set} and {@code delete} clear the leaf and everything below. {@code merge} does so for
 * each child whose new value is an object; a child that becomes a leaf keeps the leaves that lie
 * below it. All others change the leaf at exactly their path.
 *
 * <p>Spellings of a path that differ in ASCII case are left alone here: see {@link CaseVariants}.
 */
public final class Operations {

  private Operations() {}

  /**
   * The state after a committed operation.
   *
   * @param base the state before
   * @param event the operation
   * @return the leaves it wrote have its {@code store_seq} as revision, and so has the watermark
   */
  public static Mirror apply(Mirror base, StoreEvent event) {
    Mirror.Editor editor = base.edit();
    apply(editor, event);
    return editor.done();
  }

  /**
   * Applies a committed operation to a state that is being edited; for many operations in a row.
   *
   * @param editor the state
   * @param event the operation; its {@code store_seq} becomes the watermark
   */
  public static void apply(Mirror.Editor editor, StoreEvent event) {
    String path = event.path().render();
    long revision = event.storeSeq();
    switch (event.kind()) {
      case SET -> set(editor, path, event.value(), revision);
      case DELETE -> editor.removeSubtree(path);
      case MERGE -> merge(editor, path, event.value(), revision);
      case INCREMENT, ADD, REMOVE, PUT_FILE, LEASE, RENEW ->
          editor.put(new Leaf(path, event.value(), revision));
      case RELEASE -> editor.remove(path);
    }
    editor.watermark(revision);
  }

  /**
   * The state as it will be if a pending write succeeds.
   *
   * @param view the state before, with earlier pending writes in it
   * @param op the write
   * @return what it writes has revision 0 and the watermark stays; the same state for a write whose
   *     result only the server knows (files and leases) or that the server will refuse
   */
  public static Mirror preview(Mirror view, WriteRequest op) {
    Mirror.Editor editor = view.edit();
    preview(editor, op);
    return editor.done();
  }

  /**
   * Shows a pending write in a state that is being edited; for many pending writes in a row.
   *
   * @param editor the state
   * @param op the write; see {@link #preview(Mirror, WriteRequest)}
   */
  public static void preview(Mirror.Editor editor, WriteRequest op) {
    String path = op.path().render();
    switch (op.kind()) {
      case SET -> set(editor, path, op.value(), 0);
      case DELETE -> editor.removeSubtree(path);
      case MERGE -> merge(editor, path, op.value(), 0);
      case INCREMENT -> replace(editor, path, Totals.sum(current(editor, path), op.value()));
      case ADD -> replace(editor, path, Totals.with(current(editor, path), op.value()));
      case REMOVE -> replace(editor, path, Totals.without(current(editor, path), op.value()));
      case PUT_FILE, LEASE, RENEW, RELEASE -> {}
    }
  }

  /**
   * The roots of the subtrees that a committed operation writes or clears.
   *
   * @param event the operation
   * @return its path; for a merge the children that it names
   */
  public static List<DustPath> touched(StoreEvent event) {
    return touched(event.kind(), event.path(), event.value());
  }

  /**
   * The roots of the subtrees that a write may change.
   *
   * @param op the write
   * @return its path; for a merge the children that it names
   */
  public static List<DustPath> touched(WriteRequest op) {
    return touched(op.kind(), op.path(), op.value());
  }

  /**
   * The roots of the subtrees that a committed operation clears, whatever it then writes there.
   * These are the paths whose other spellings a real server clears too.
   *
   * @param event the operation
   * @return empty for an operation that changes single leaves
   */
  public static List<DustPath> cleared(StoreEvent event) {
    return switch (event.kind()) {
      case SET, DELETE -> List.of(event.path());
      case MERGE ->
          children(event.value()).entrySet().stream()
              .filter(child -> isNamed(child.getKey()) && !Flattening.isLeaf(child.getValue()))
              .map(child -> event.path().child(child.getKey()))
              .toList();
      default -> List.of();
    };
  }

  private static List<DustPath> touched(OpKind kind, DustPath path, JsonValue value) {
    return kind == OpKind.MERGE
        ? children(value).keySet().stream().filter(Operations::isNamed).map(path::child).toList()
        : List.of(path);
  }

  private static void set(Mirror.Editor editor, String path, JsonValue value, long revision) {
    editor.removeBelow(path);
    if (Flattening.isLeaf(value)) {
      editor.put(new Leaf(path, value, revision));
      return;
    }
    editor.remove(path);
    Flattening.leaves(path, value, (at, leaf) -> editor.put(new Leaf(at, leaf, revision)));
  }

  private static void merge(Mirror.Editor editor, String path, JsonValue value, long revision) {
    children(value)
        .forEach(
            (name, child) -> {
              if (isNamed(name)) {
                mergeChild(editor, path + '/' + DustPath.escape(name), child, revision);
              }
            });
  }

  private static void mergeChild(
      Mirror.Editor editor, String path, JsonValue value, long revision) {
    if (Flattening.isLeaf(value)) {
      // Leaves below stay, as real servers leave them.
      editor.put(new Leaf(path, value, revision));
    } else {
      set(editor, path, value, revision);
    }
  }

  private static Optional<JsonValue> current(Mirror.Editor editor, String path) {
    return editor.leaf(path).map(Leaf::value);
  }

  private static void replace(Mirror.Editor editor, String path, Optional<JsonValue> value) {
    value.ifPresent(result -> editor.put(new Leaf(path, result, 0)));
  }

  // A server refuses a merge of anything else.
  private static JsonObject children(JsonValue value) {
    return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  // A server refuses a member without a name, since no path can name it.
  private static boolean isNamed(String member) {
    return !member.isEmpty();
  }
}
