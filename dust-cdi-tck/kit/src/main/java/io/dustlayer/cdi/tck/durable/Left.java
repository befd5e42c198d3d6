package io.dustlayer.cdi.tck.durable;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What one run of the application leaves behind, as far as the next one cannot know it.
 *
 * @param watermark up to where it had seen the store of errands
 * @param entries the ids of what waits in the outbox of errands, in order
 * @param deadLetter the id of a parcel
 */
record Left(long watermark, List<String> entries, String deadLetter) {

  /** The slug of a record that the cache has, and the outbox deletes. */
  static final String DELETED = "leave-deleted";

  /** The slug of a record that the outbox inserts and updates. */
  static final String UPDATED = "leave-updated";

  /** The slug of the only record of other stores. */
  static final String ONLY = "leave-only";

  /** How many records the cache has that nobody changes. */
  static final int KEPT = 50;

  /** The slug of one of those. */
  static String kept(int i) {
    return "leave-kept-" + i;
  }

  /** A folder of the application. */
  static Path folder(String name) {
    return Path.of(ConfigProvider.getConfig().getValue(DurableServers.FOLDER, String.class))
        .resolve(name);
  }

  void write() throws IOException {
    Properties word = new Properties();
    word.setProperty("watermark", Long.toString(watermark));
    word.setProperty("entries", String.join(",", entries));
    word.setProperty("dead-letter", deadLetter);
    try (Writer file = Files.newBufferedWriter(folder("left.properties"))) {
      word.store(file, null);
    }
  }

  static Left read() {
    Properties word = new Properties();
    try (Reader file = Files.newBufferedReader(folder("left.properties"))) {
      word.load(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("run the suites before the restart first", failed);
    }
    return new Left(
        Long.parseLong(word.getProperty("watermark")),
        List.of(word.getProperty("entries").split(",")),
        word.getProperty("dead-letter"));
  }
}
