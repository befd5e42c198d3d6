package io.dustlayer.cdi.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
public final class NearestName {

  private NearestName() {}

  /** The nearest name, if it is near enough to be a slip of the keyboard. */
  static Optional<String> of(String unknown, Collection<String> known) {
    int tolerance = Math.max(2, unknown.length() / 2);
    return known.stream()
        .filter(name -> distance(unknown, name) <= tolerance)
        .min(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * How many characters one has to insert, delete or replace to turn one text into another
   * (Levenshtein's distance), ignoring ASCII case.
   *
   * @param left a text
   * @param right a text
   * @return 0 if they are alike
   */
  public static int distance(String left, String right) {
    String a = Ascii.lower(left);
    String b = Ascii.lower(right);
    // One row of the table is enough.
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
