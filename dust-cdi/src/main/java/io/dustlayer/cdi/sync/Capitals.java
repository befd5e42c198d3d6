package io.dustlayer.cdi.sync;

import java.util.List;
import java.util.TreeMap;

/**
 * The segments, among the paths of a mirror, that hold upper-case ASCII letters. With them other
 * spellings of a path are found by looking them up instead of by searching the store. Empty for a
 * store whose paths are all lower-case. Immutable.
 */
final class Capitals {

  static final Capitals NONE = new Capitals(new TreeMap<>());

  private final TreeMap<String, Long> counts;

  private Capitals(TreeMap<String, Long> counts) {
    this.counts = counts;
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The stored spellings of a rendered segment that hold upper-case letters, in order. */
  List<String> spellings(String segment) {
    String folded = fold(segment) + '/';
    return counts.tailMap(folded, true).keySet().stream()
        .takeWhile(key -> key.startsWith(folded))
        .map(key -> key.substring(folded.length()))
        .toList();
  }

  Editor edit() {
    return new Editor(new TreeMap<>(counts));
  }

  /** The segment with upper-case ASCII letters made lower-case, as servers compare it. */
  static String fold(String segment) {
    return hasCapital(segment) ? foldAscii(segment) : segment;
  }

  static boolean hasCapital(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return true;
      }
    }
    return false;
  }

  private static String foldAscii(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c);
    }
    return folded.toString();
  }

  /** Keeps the count while leaves come and go. */
  static final class Editor {

    private final TreeMap<String, Long> counts;

    private Editor(TreeMap<String, Long> counts) {
      this.counts = counts;
    }

    void added(String path) {
      count(path, 1);
    }

    void removed(String path) {
      count(path, -1);
    }

    Capitals done() {
      return new Capitals(counts);
    }

    private void count(String path, long change) {
      if (!hasCapital(path)) {
        return;
      }
      for (String segment : path.split("/")) {
        if (hasCapital(segment)) {
          String key = fold(segment) + '/' + segment;
          counts.merge(key, change, (a, b) -> a + b == 0 ? null : a + b);
        }
      }
    }
  }
}
