package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The leaves of a store at one moment, ordered by the UTF-8 bytes of their rendered paths, and the
 * watermark up to which operations are in it. Immutable; safe for use from any thread.
 */
public final class Mirror {

  private static final Mirror EMPTY =
      new Mirror(new TreeMap<>(DustPath::compareRendered), Capitals.NONE, 0);

  private final TreeMap<String, Leaf> leaves;
  private final Capitals capitals;
  private final long watermark;

  private Mirror(TreeMap<String, Leaf> leaves, Capitals capitals, long watermark) {
    this.leaves = leaves;
    this.capitals = capitals;
    this.watermark = watermark;
  }

  /**
   * A mirror without leaves.
   *
   * @return its watermark is 0
   */
  public static Mirror empty() {
    return EMPTY;
  }

  /**
   * The last contiguous {@code store_seq} whose operation is in it.
   *
   * @return 0 or more
   */
  public long watermark() {
    return watermark;
  }

  /**
   * How many leaves there are.
   *
   * @return 0 or more
   */
  public long size() {
    return leaves.size();
  }

  /**
   * The leaf at exactly a path.
   *
   * @param path a rendered path
   * @return empty if there is none
   */
  public Optional<Leaf> leaf(String path) {
    return Optional.ofNullable(leaves.get(path));
  }

  /**
   * Whether there is a leaf at a path or below it.
   *
   * @param path a rendered path
   * @return true if so
   */
  public boolean contains(String path) {
    return leaves.containsKey(path) || below(path).hasNext();
  }

  /**
   * Every leaf.
   *
   * @return in path order; does not remove
   */
  public Iterator<Leaf> all() {
    return leaves.values().iterator();
  }

  /**
   * The leaves strictly below a path.
   *
   * @param path a rendered path
   * @return in path order; does not remove
   */
  public Iterator<Leaf> below(String path) {
    return leaves.subMap(path + '/', true, path + '0', false).values().iterator();
  }

  /**
   * The leaves strictly below a path that come after another one.
   *
   * @param path a rendered path
   * @param after a rendered path; its own leaf is not included
   * @return in path order; does not remove
   */
  public Iterator<Leaf> below(String path, String after) {
    if (DustPath.compareRendered(after, path + '/') < 0) {
      return below(path);
    }
    return DustPath.compareRendered(after, path + '0') >= 0
        ? java.util.Collections.emptyIterator()
        : leaves.subMap(after, false, path + '0', false).values().iterator();
  }

  /**
   * Begins a successor.
   *
   * @return confined to one thread
   */
  public Editor edit() {
    return new Editor(new TreeMap<>(leaves), capitals.edit(), watermark);
  }

  /** The segments of its paths that hold upper-case letters. */
  Capitals capitals() {
    return capitals;
  }

  /** Builds a mirror from another one. Not safe for concurrent use; used up by {@link #done}. */
  public static final class Editor {

    private final TreeMap<String, Leaf> leaves;
    private final Capitals.Editor capitals;
    private long watermark;

    private Editor(TreeMap<String, Leaf> leaves, Capitals.Editor capitals, long watermark) {
      this.leaves = leaves;
      this.capitals = capitals;
      this.watermark = watermark;
    }

    /**
     * Puts one leaf; others, also those below it, stay.
     *
     * @param leaf the leaf
     * @return this
     */
    public Editor put(Leaf leaf) {
      if (leaves.put(leaf.path(), leaf) == null) {
        capitals.added(leaf.path());
      }
      return this;
    }

    /**
     * Removes the leaf at exactly a path, if there is one.
     *
     * @param path a rendered path
     * @return this
     */
    public Editor remove(String path) {
      if (leaves.remove(path) != null) {
        capitals.removed(path);
      }
      return this;
    }

    /**
     * Removes the leaf at a path and all below it.
     *
     * @param path a rendered path
     * @return this
     */
    public Editor removeSubtree(String path) {
      remove(path);
      java.util.Map<String, Leaf> below = leaves.subMap(path + '/', true, path + '0', false);
      below.keySet().forEach(capitals::removed);
      below.clear();
      return this;
    }

    /**
     * The leaf at exactly a path, as edited so far.
     *
     * @param path a rendered path
     * @return empty if there is none
     */
    public Optional<Leaf> leaf(String path) {
      return Optional.ofNullable(leaves.get(path));
    }

    /**
     * Moves the watermark.
     *
     * @param seq the new watermark
     * @return this
     */
    public Editor watermark(long seq) {
      watermark = seq;
      return this;
    }

    /**
     * The successor. The editor must not be used any more.
     *
     * @return immutable
     */
    public Mirror done() {
      return new Mirror(leaves, capitals.done(), watermark);
    }
  }
}
