package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Mirror;
import java.util.Iterator;
import java.util.Optional;

/** A mirror as the transport's users see it. */
record LeafView(Mirror mirror) implements MirrorView {

  @Override
  public long watermark() {
    return mirror.watermark();
  }

  @Override
  public long size() {
    return mirror.size();
  }

  @Override
  public Optional<Leaf> leaf(DustPath path) {
    return mirror.leaf(path.render()).map(LeafView::leaf);
  }

  @Override
  public boolean contains(DustPath path) {
    return mirror.contains(path.render());
  }

  @Override
  public Iterator<Leaf> below(DustPath base) {
    return leaves(mirror.below(base.render()));
  }

  @Override
  public Iterator<Leaf> below(DustPath base, String after) {
    return leaves(mirror.below(base.render(), after));
  }

  /** Equal only to itself: comparing two states would read all of both. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LeafView that && mirror == that.mirror;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(mirror);
  }

  @Override
  public String toString() {
    return size() + " leaves at " + watermark();
  }

  static Leaf leaf(io.dustlayer.cdi.sync.Leaf leaf) {
    return new Leaf(leaf.path(), leaf.value(), leaf.revision());
  }

  static Iterator<Leaf> leaves(Iterator<io.dustlayer.cdi.sync.Leaf> source) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public Leaf next() {
        return leaf(source.next());
      }
    };
  }
}
