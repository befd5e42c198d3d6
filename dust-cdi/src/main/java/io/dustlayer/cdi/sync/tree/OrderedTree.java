package io.dustlayer.cdi.sync.tree;

import java.util.Iterator;
import java.util.Objects;

/**
 * Elements ordered by the UTF-8 bytes of their keys. Immutable; safe for use from any thread.
 *
 * <p>Looking up, and each change in an editor, take logarithmic time. Versions share their nodes,
 * so keeping an old one costs only what has changed since.
 *
 * @param <E> what is kept
 */
public final class OrderedTree<E extends Keyed> {

  private static final OrderedTree<?> EMPTY =
      new OrderedTree<>(new LeafNode<>(new Object[0], new Object()));

  private final Node<E> root;

  private OrderedTree(Node<E> root) {
    this.root = root;
  }

  /**
   * A tree without elements.
   *
   * @param <E> what is kept
   * @return always the same
   */
  @SuppressWarnings("unchecked") // it has no element of any type
  public static <E extends Keyed> OrderedTree<E> empty() {
    return (OrderedTree<E>) EMPTY;
  }

  /**
   * A tree of elements that are in order already, made much faster than by an editor.
   *
   * @param elements read to the end
   * @param <E> what is kept
   * @return with all of them
   * @throws IllegalArgumentException if they are not in order, or two have one key
   */
  public static <E extends Keyed> OrderedTree<E> ofSorted(Iterator<? extends E> elements) {
    Node<E> root = new SortedBuild<E>().root(elements);
    return root == null ? empty() : new OrderedTree<>(root);
  }

  /**
   * How many elements there are.
   *
   * @return 0 or more
   */
  public int size() {
    return root.size();
  }

  /**
   * The element with a key.
   *
   * @param key the key
   * @return null if there is none
   */
  public E get(String key) {
    return find(root, key);
  }

  /**
   * Some elements in order.
   *
   * @param from the first key
   * @param to the key before which it ends; null for no end
   * @return does not remove
   */
  public Iterator<E> range(String from, String to) {
    return new Range<>(root, from, to);
  }

  /**
   * Where another version differs, in order. Takes time for the differences only, if the versions
   * come from each other.
   *
   * @param after the other version
   * @param from the first key
   * @param to the key before which it ends; null for no end
   * @return keys that only one version has, or at which the elements are not equal; does not remove
   */
  public Iterator<Difference<E>> differences(OrderedTree<E> after, String from, String to) {
    return new Differences<>(root, after.root, from, to);
  }

  /**
   * Begins a successor.
   *
   * @return confined to one thread
   */
  public Editor<E> edit() {
    return new Editor<>(root);
  }

  Node<E> root() {
    return root;
  }

  private static <E extends Keyed> E find(Node<E> root, String key) {
    Node<E> node = root;
    while (node instanceof BranchNode<E> branch) {
      node = branch.child(branch.indexOf(key));
    }
    LeafNode<E> leaf = (LeafNode<E>) node;
    int index = leaf.indexOf(key);
    return leaf.has(key, index) ? leaf.element(index) : null;
  }

  /**
   * Makes a successor of a tree; edits in place what it has made itself. Not safe for concurrent
   * use; used up by {@link #done}.
   *
   * @param <E> what is kept
   */
  public static final class Editor<E extends Keyed> {

    private Object edit = new Object();
    private Node<E> root;

    private Editor(Node<E> root) {
      this.root = root;
    }

    /**
     * How many elements there are.
     *
     * @return 0 or more
     */
    public int size() {
      return root.size();
    }

    /**
     * The element with a key.
     *
     * @param key the key
     * @return null if there is none
     */
    public E get(String key) {
      return find(root, key);
    }

    /**
     * Some elements in order. The editor must not be used before the iteration ends.
     *
     * @param from the first key
     * @param to the key before which it ends; null for no end
     * @return does not remove
     */
    public Iterator<E> range(String from, String to) {
      return new Range<>(root, from, to);
    }

    /**
     * Adds an element.
     *
     * @param element replaces the one with the same key
     */
    public void put(E element) {
      Objects.requireNonNull(element, "element");
      root = root.put(element, edit());
      if (root.isOverfull()) {
        Node<E> right = root.split(edit);
        root = BranchNode.of(root, right, edit);
      }
    }

    /**
     * Removes the element with a key, if there is one.
     *
     * @param key the key
     */
    public void remove(String key) {
      // No key lies between a key and itself with the lowest character appended.
      removeRange(key, key + '\0');
    }

    /**
     * Removes elements; those that make up whole nodes all at once.
     *
     * @param from the first key
     * @param to the key before which it ends
     */
    public void removeRange(String from, String to) {
      root = root.removeRange(from, to, edit());
      while (root instanceof BranchNode<E> branch && root.width() < 2) {
        root = root.size() == 0 ? OrderedTree.<E>empty().root : branch.child(0);
      }
    }

    /**
     * The successor. The editor must not be used any more.
     *
     * @return immutable
     */
    public OrderedTree<E> done() {
      edit();
      // Nobody has the token any more, so that the nodes cannot be changed any more.
      edit = null;
      return new OrderedTree<>(root);
    }

    private Object edit() {
      if (edit == null) {
        throw new IllegalStateException("the editor was used up by done()");
      }
      return edit;
    }
  }
}
