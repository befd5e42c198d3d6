package io.dustlayer.cdi.disk;

import java.util.Map;

/**
 * What is noted beside the leaves, in the same commit.
 *
 * @param generation which map the leaves are in; 0 if there is none
 * @param watermark the last {@code store_seq} that is in them
 * @param fingerprint what they are
 */
record KeptNote(int generation, long watermark, Fingerprint fingerprint) {

  private static final String KEY = "kept";
  private static final KeptNote NOTHING = new KeptNote(0, 0, Fingerprint.NONE);

  /**
   * Reads the note.
   *
   * @throws RuntimeException of any kind if it is damaged
   */
  static KeptNote of(Map<String, String> notes) {
    String text = notes.get(KEY);
    if (text == null) {
      return NOTHING;
    }
    String[] parts = text.split(" ");
    return new KeptNote(
        Integer.parseInt(parts[0]),
        Long.parseLong(parts[1]),
        new Fingerprint(Long.parseLong(parts[2]), Long.parseUnsignedLong(parts[3], 16)));
  }

  void writeTo(Map<String, String> notes) {
    notes.put(
        KEY,
        generation
            + " "
            + watermark
            + " "
            + fingerprint.leaves()
            + " "
            + Long.toHexString(fingerprint.sum()));
  }
}
