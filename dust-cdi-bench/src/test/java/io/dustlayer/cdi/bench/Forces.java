package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Counts how often this process has the disk forced. */
final class Forces implements AutoCloseable {

  private static final String EVENT = "jdk.FileForce";

  private final Recording recording = new Recording();

  Forces() {
    recording.enable(EVENT).withThreshold(Duration.ZERO);
    recording.start();
  }

  /** How often so far. */
  long count(Path file) throws IOException {
    recording.stop();
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(EVENT))
        .count();
  }

  @Override
  public void close() {
    recording.close();
  }
}
