package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.sync.tree.Keyed;
import io.dustlayer.cdi.sync.tree.OrderedTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments, among the paths of a mirror, that hold upper-case ASCII letters. With them other
 * spellings of a path are found by looking them up instead of by searching the store. Empty for a
 * store whose paths are all lower-case. Immutable.
 */
final class Capitals {

  static final Capitals NONE = new Capitals(OrderedTree.empty());

  /** A segment, after its folded form and a slash, and how often it occurs. */
  private record Spelling(String key, int count) implements Keyed {}

  private final OrderedTree<Spelling> spellings;

  private Capitals(OrderedTree<Spelling> spellings) {
    this.spellings = spellings;
  }

  boolean isEmpty() {
    return spellings.size() == 0;
  }

  /** The stored spellings of a rendered segment that hold upper-case letters, in order. */
  List<String> spellings(String segment) {
    String folded = fold(segment);
    List<String> found = new ArrayList<>();
    spellings
        .range(folded + '/', folded + '0')
        .forEachRemaining(spelling -> found.add(spelling.key().substring(folded.length() + 1)));
    return found;
  }

  Editor edit() {
    return new Editor(spellings.edit());
  }

  static boolean hasCapital(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isCapital(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The text with upper-case ASCII letters made lower-case, as servers compare it. */
  static String fold(String text) {
    if (!hasCapital(text)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(isCapital(c) ? Character.toLowerCase(c) : c);
    }
    return folded.toString();
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Keeps the count while leaves come and go. */
  static final class Editor {

    private final OrderedTree.Editor<Spelling> spellings;

    private Editor(OrderedTree.Editor<Spelling> spellings) {
      this.spellings = spellings;
    }

    boolean isEmpty() {
      return spellings.size() == 0;
    }

    void added(String path) {
      count(path, 1);
    }

    void removed(String path) {
      count(path, -1);
    }

    Capitals done() {
      return new Capitals(spellings.done());
    }

    private void count(String path, int change) {
      if (!hasCapital(path)) {
        return;
      }
      for (String segment : path.split("/")) {
        if (hasCapital(segment)) {
          add(fold(segment) + '/' + segment, change);
        }
      }
    }

    private void add(String key, int change) {
      Spelling known = spellings.get(key);
      int count = (known == null ? 0 : known.count()) + change;
      if (count == 0) {
        spellings.remove(key);
      } else {
        spellings.put(new Spelling(key, count));
      }
    }
  }
}
