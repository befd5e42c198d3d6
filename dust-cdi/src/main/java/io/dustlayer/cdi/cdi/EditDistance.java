package io.dustlayer.cdi.cdi;

/** How many characters one has to insert, delete or replace to turn one text into another. */
final class EditDistance {

  private EditDistance() {}

  /**
   * Levenshtein's distance.
   *
   * @param one a text
   * @param other a text
   * @return 0 if they are equal
   */
  static int between(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
