package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The paths of the records in a mirror, found one by one as they are asked for. Holds one leaf. Not
 * safe for concurrent use.
 */
final class CurrentRecords implements Iterator<DustPath> {

  private final MirrorView view;
  private final DustPath prefix;
  private final Iterator<Leaf> leaves;
  private DustPath last;
  private DustPath ahead;

  CurrentRecords(MirrorView view, DustPath prefix) {
    this.view = view;
    this.prefix = prefix;
    this.leaves = view.below(prefix);
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && leaves.hasNext()) {
      DustPath leaf = DustPath.parse(leaves.next().path());
      DustPath record = prefix.child(leaf.segments().get(prefix.length()));
      // A leaf at the record's own path comes earlier, with other records in between.
      boolean comesAgain = leaf.equals(record) && view.below(record).hasNext();
      if (!comesAgain && !record.equals(last)) {
        ahead = record;
      }
    }
    return ahead != null;
  }

  @Override
  public DustPath next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more records below '" + prefix + "'");
    }
    last = ahead;
    ahead = null;
    return last;
  }
}
