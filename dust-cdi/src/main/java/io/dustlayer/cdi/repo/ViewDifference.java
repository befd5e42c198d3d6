package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The records below a prefix whose leaves differ between two mirrors: by value, since writing a
 * value again is no change, and a snapshot tells no revisions. One pass over both. Not safe for
 * concurrent use.
 */
final class ViewDifference {

  private final DustPath prefix;
  private final Consumer<DustPath> record;

  private ViewDifference(DustPath prefix, Consumer<DustPath> record) {
    this.prefix = prefix;
    this.record = record;
  }

  /** Names the path of each record that differs, perhaps more than once. */
  static void between(
      MirrorView before, MirrorView after, DustPath prefix, Consumer<DustPath> record) {
    new ViewDifference(prefix, record).compare(before.below(prefix), after.below(prefix));
  }

  private void compare(Iterator<Leaf> before, Iterator<Leaf> after) {
    Leaf old = next(before);
    Leaf now = next(after);
    while (old != null || now != null) {
      int order = order(old, now);
      if (order < 0) {
        differs(old);
      } else if (order > 0) {
        differs(now);
      } else if (!same(old.value(), now.value())) {
        differs(now);
      }
      old = order <= 0 ? next(before) : old;
      now = order >= 0 ? next(after) : now;
    }
  }

  private static int order(Leaf old, Leaf now) {
    if (old == null || now == null) {
      return old == null ? 1 : -1;
    }
    return DustPath.compareRendered(old.path(), now.path());
  }

  private static Leaf next(Iterator<Leaf> leaves) {
    return leaves.hasNext() ? leaves.next() : null;
  }

  // Servers may write one number in several ways.
  private static boolean same(JsonValue old, JsonValue now) {
    return old instanceof JsonNumber a && now instanceof JsonNumber b
        ? a.bigDecimalValue().compareTo(b.bigDecimalValue()) == 0
        : old.equals(now);
  }

  private void differs(Leaf leaf) {
    int slug = prefix.render().length() + 1;
    int end = leaf.path().indexOf('/', slug);
    record.accept(DustPath.parse(end < 0 ? leaf.path() : leaf.path().substring(0, end)));
  }
}
