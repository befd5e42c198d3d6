package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.Assembly;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Answers reads from a mirror as a server would. Cursors are paths, as servers' are, so that a walk
 * may begin over HTTP and end here.
 */
final class MirrorReads {

  private final JsonProvider json;

  MirrorReads(JsonProvider json) {
    this.json = json;
  }

  /** A leaf, or the object below; its revision is unknown if one of its leaves' is. */
  Optional<Entry> get(MirrorView view, DustPath path) {
    Optional<MirrorView.Leaf> leaf = view.leaf(path);
    if (leaf.isPresent()) {
      return Optional.of(new Entry(path, leaf.get().value(), leaf.get().revision()));
    }
    Iterator<MirrorView.Leaf> below = view.below(path);
    return below.hasNext() ? Optional.of(object(path, below)) : Optional.empty();
  }

  private Entry object(DustPath path, Iterator<MirrorView.Leaf> below) {
    Assembly object = new Assembly();
    long highest = 0;
    boolean known = true;
    while (below.hasNext()) {
      MirrorView.Leaf leaf = below.next();
      List<String> segments = DustPath.parse(leaf.path()).segments();
      object.add(segments.subList(path.length(), segments.size()), leaf.value());
      highest = Math.max(highest, leaf.revision());
      known &= leaf.revision() != MirrorView.UNKNOWN_REVISION;
    }
    return new Entry(path, object.value(json), known ? highest : MirrorView.UNKNOWN_REVISION);
  }

  /** A page of the leaves below a path. */
  Page list(MirrorView view, DustPath base, int limit, Optional<String> cursor) {
    Iterator<MirrorView.Leaf> leaves =
        cursor.map(after -> view.below(base, after)).orElseGet(() -> view.below(base));
    List<Entry> items = new ArrayList<>();
    while (items.size() < limit && leaves.hasNext()) {
      MirrorView.Leaf leaf = leaves.next();
      items.add(new Entry(DustPath.parse(leaf.path()), leaf.value(), leaf.revision()));
    }
    return new Page(
        items,
        leaves.hasNext()
            ? Optional.of(items.get(items.size() - 1).path().render())
            : Optional.empty());
  }

  /** Whether every leaf of a page has a revision that can be compared. */
  static boolean knowsRevisions(Page page) {
    return page.items().stream().allMatch(leaf -> leaf.revision() != MirrorView.UNKNOWN_REVISION);
  }
}
