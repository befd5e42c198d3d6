package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.Iterator;

/** The leaves of a view below a path, as a list over HTTP gives them. */
final class ViewLeaves implements Iterator<Entry> {

  private final Iterator<MirrorView.Leaf> leaves;

  ViewLeaves(MirrorView view, DustPath base) {
    this.leaves = view.below(base);
  }

  @Override
  public boolean hasNext() {
    return leaves.hasNext();
  }

  @Override
  public Entry next() {
    MirrorView.Leaf leaf = leaves.next();
    return new Entry(DustPath.parse(leaf.path()), leaf.value(), leaf.revision());
  }
}
