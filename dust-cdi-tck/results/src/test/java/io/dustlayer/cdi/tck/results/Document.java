package io.dustlayer.cdi.tck.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A block of a document that is made by this build, between two comments of its name.
 *
 * @param file the document
 * @param name of the block
 */
record Document(Path file, String name) {

  private String begin() {
    return "<!-- " + name + ": made by the build -->\n";
  }

  private String end() {
    return "<!-- end of " + name + " -->";
  }

  /** What is there now. */
  String block() throws IOException {
    String text = Files.readString(file);
    return text.substring(start(text), text.indexOf(end()));
  }

  /** Puts a new block there. */
  void write(String block) throws IOException {
    String text = Files.readString(file);
    Files.writeString(
        file, text.substring(0, start(text)) + block + text.substring(text.indexOf(end())));
  }

  private int start(String text) {
    int at = text.indexOf(begin());
    if (at < 0 || text.indexOf(end()) < at) {
      throw new IllegalStateException(file + " has no block " + begin().strip() + " … " + end());
    }
    return at + begin().length();
  }
}
