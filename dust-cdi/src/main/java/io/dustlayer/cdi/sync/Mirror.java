package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.sync.tree.Difference;
import io.dustlayer.cdi.sync.tree.OrderedTree;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The leaves of a store at one moment, ordered by the UTF-8 bytes of their rendered paths, and the
 * watermark up to which operations are in it. Immutable; safe for use from any thread.
 *
 * <p>A successor shares what it has in common with its predecessor: a change of one leaf copies a
 * few small arrays however large the store is, and an old mirror that somebody holds costs only
 * what has changed since.
 */
public final class Mirror {

  private static final Mirror EMPTY = new Mirror(OrderedTree.empty(), Capitals.NONE, 0);

  private final OrderedTree<Leaf> leaves;
  private final Capitals capitals;
  private final long watermark;

  private Mirror(OrderedTree<Leaf> leaves, Capitals capitals, long watermark) {
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
   * A mirror of leaves in any order.
   *
   * @param watermark its watermark
   * @param leaves of two with one path the later one counts
   * @return with all of them
   */
  public static Mirror of(long watermark, List<Leaf> leaves) {
    // A server tells them in order; only foreign ones have to be looked up one by one.
    if (areInOrder(leaves)) {
      return ofSorted(watermark, leaves.iterator());
    }
    Editor editor = empty().edit();
    leaves.forEach(editor::put);
    return editor.watermark(watermark).done();
  }

  private static boolean areInOrder(List<Leaf> leaves) {
    for (int i = 1; i < leaves.size(); i++) {
      if (DustPath.compareRendered(leaves.get(i - 1).path(), leaves.get(i).path()) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A mirror of leaves that are in order already, made much faster than by an editor.
   *
   * @param watermark its watermark
   * @param leaves in path order; read to the end
   * @return with all of them
   * @throws IllegalArgumentException if they are not in order, or two have one path
   */
  public static Mirror ofSorted(long watermark, Iterator<Leaf> leaves) {
    Capitals.Editor capitals = Capitals.NONE.edit();
    OrderedTree<Leaf> tree =
        OrderedTree.ofSorted(
            new Iterator<Leaf>() {
              @Override
              public boolean hasNext() {
                return leaves.hasNext();
              }

              @Override
              public Leaf next() {
                Leaf leaf = leaves.next();
                capitals.added(leaf.path());
                return leaf;
              }
            });
    return new Mirror(tree, capitals.done(), watermark);
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
    return leaves.get(path) != null || below(path).hasNext();
  }

  /**
   * Every leaf.
   *
   * @return in path order; does not remove
   */
  public Iterator<Leaf> all() {
    return leaves.range("", null);
  }

  /**
   * The leaves strictly below a path.
   *
   * @param path a rendered path
   * @return in path order; does not remove
   */
  public Iterator<Leaf> below(String path) {
    return leaves.range(firstBelow(path), endBelow(path));
  }

  /**
   * The leaves strictly below a path that come after another one.
   *
   * @param path a rendered path
   * @param after a rendered path; its own leaf is not included
   * @return in path order; does not remove
   */
  public Iterator<Leaf> below(String path, String after) {
    if (DustPath.compareRendered(after, firstBelow(path)) < 0) {
      return below(path);
    }
    return DustPath.compareRendered(after, endBelow(path)) >= 0
        ? Collections.emptyIterator()
        : leaves.range(after + '\0', endBelow(path));
  }

  /**
   * Where another mirror differs. Takes time for the differences only, if one comes from the other.
   *
   * @param after the other mirror
   * @return in path order: paths that only one of them has, or whose value or revision differs
   */
  public Iterator<Difference<Leaf>> differences(Mirror after) {
    return leaves.differences(after.leaves, "", null);
  }

  /**
   * Where another mirror differs strictly below a path.
   *
   * @param after the other mirror
   * @param path a rendered path
   * @return as {@link #differences(Mirror)}
   */
  public Iterator<Difference<Leaf>> differences(Mirror after, String path) {
    return leaves.differences(after.leaves, firstBelow(path), endBelow(path));
  }

  /**
   * Begins a successor.
   *
   * @return confined to one thread
   */
  public Editor edit() {
    return new Editor(leaves.edit(), capitals.edit(), watermark);
  }

  /** The segments of its paths that hold upper-case letters. */
  Capitals capitals() {
    return capitals;
  }

  // All that lies below a path begins with it and a slash; '0' is the character after the slash.
  private static String firstBelow(String path) {
    return path + '/';
  }

  private static String endBelow(String path) {
    return path + '0';
  }

  /**
   * Builds a mirror from another one. Many changes in one editor cost less than as many editors,
   * since it changes in place what it has copied. Not safe for concurrent use; used up by {@link
   * #done}.
   */
  public static final class Editor {

    private final OrderedTree.Editor<Leaf> leaves;
    private final Capitals.Editor capitals;
    private long watermark;

    private Editor(OrderedTree.Editor<Leaf> leaves, Capitals.Editor capitals, long watermark) {
      this.leaves = leaves;
      this.capitals = capitals;
      this.watermark = watermark;
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
     * Puts one leaf; others, also those below it, stay.
     *
     * @param leaf the leaf
     * @return this
     */
    public Editor put(Leaf leaf) {
      int before = leaves.size();
      leaves.put(leaf);
      if (leaves.size() > before) {
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
      int before = leaves.size();
      leaves.remove(path);
      if (leaves.size() < before) {
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
      return remove(path).removeBelow(path);
    }

    /**
     * Removes all leaves strictly below a path.
     *
     * @param path a rendered path
     * @return this
     */
    public Editor removeBelow(String path) {
      String from = firstBelow(path);
      String to = endBelow(path);
      if (!capitals.isEmpty()) {
        leaves.range(from, to).forEachRemaining(leaf -> capitals.removed(leaf.path()));
      }
      leaves.removeRange(from, to);
      return this;
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
      return new Mirror(leaves.done(), capitals.done(), watermark);
    }
  }
}
