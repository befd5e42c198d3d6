package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;

/** A state of {@link ModelTransport}: a map that is copied for each successor. */
record ModelView(TreeMap<String, Leaf> leaves, long watermark) implements MirrorView {

  static final ModelView EMPTY = new ModelView(new TreeMap<>(DustPath::compareRendered), 0);

  ModelView at(long seq) {
    return new ModelView(leaves, seq);
  }

  ModelView set(DustPath path, JsonValue value, long seq) {
    TreeMap<String, Leaf> next = without(path);
    RecordLeaves.flatten(value)
        .forEach(
            (segments, leaf) -> {
              DustPath at = path;
              for (String segment : segments) {
                at = at.child(segment);
              }
              next.put(at.render(), new Leaf(at.render(), leaf, seq));
            });
    return new ModelView(next, seq);
  }

  ModelView delete(DustPath path, long seq) {
    return new ModelView(without(path), seq);
  }

  /** Puts one leaf and leaves alone what is below, as increment does. */
  ModelView putLeaf(DustPath path, JsonValue value, long seq) {
    TreeMap<String, Leaf> next = new TreeMap<>(leaves);
    next.put(path.render(), new Leaf(path.render(), value, seq));
    return new ModelView(next, seq);
  }

  private TreeMap<String, Leaf> without(DustPath path) {
    TreeMap<String, Leaf> next = new TreeMap<>(leaves);
    next.remove(path.render());
    next.subMap(path.render() + '/', path.render() + '0').clear();
    return next;
  }

  @Override
  public long size() {
    return leaves.size();
  }

  @Override
  public Optional<Leaf> leaf(DustPath path) {
    return Optional.ofNullable(leaves.get(path.render()));
  }

  @Override
  public boolean contains(DustPath path) {
    return leaf(path).isPresent() || below(path).hasNext();
  }

  @Override
  public Iterator<Leaf> below(DustPath base) {
    return Collections.unmodifiableMap(leaves.subMap(base.render() + '/', base.render() + '0'))
        .values()
        .iterator();
  }

  @Override
  public Iterator<Leaf> below(DustPath base, String after) {
    Iterator<Leaf> all = below(base);
    TreeMap<String, Leaf> rest = new TreeMap<>(DustPath::compareRendered);
    all.forEachRemaining(leaf -> rest.put(leaf.path(), leaf));
    return Collections.unmodifiableMap(rest.tailMap(after, false)).values().iterator();
  }
}
