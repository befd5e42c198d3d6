package io.dustlayer.cdi.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import io.dustlayer.cdi.sync.run.OutboxRecord;
import io.dustlayer.cdi.sync.run.OutboxRecord.Step;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the outbox has the disk forced, and how much it writes, as the JVM counts it. */
class JournalForcesTest {

  private static final ErrorDetail.Setting SETTING =
      new ErrorDetail.Setting("dust.outbox.path", "DUST_OUTBOX_PATH");

  @TempDir Path folder;

  @Test
  void entries_that_are_written_together_force_the_disk_once() throws IOException {
    try (var journal =
            new FileOutboxes(folder, SETTING).open(DiskFixture.ORIGIN, 1_000_000).journal();
        Recording recording = new Recording()) {
      journal.write(List.of(pending(1)));
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      journal.write(LongStream.range(2, 102).mapToObj(JournalForcesTest::pending).toList());
      recording.stop();
      assertThat(forces(recording)).isEqualTo(1);
    }
  }

  @Test
  void a_batch_among_many_entries_writes_little_more_than_itself() throws IOException {
    try (var journal =
            new FileOutboxes(folder, SETTING).open(DiskFixture.ORIGIN, 1_000_000).journal();
        Recording recording = new Recording()) {
      journal.write(LongStream.range(1, 1_000).mapToObj(JournalForcesTest::pending).toList());
      recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
      recording.start();
      journal.write(LongStream.range(1_000, 1_005).mapToObj(JournalForcesTest::pending).toList());
      recording.stop();
      // Two blocks: what has changed, and where the file's parts are.
      assertThat(written(recording)).isBetween(1L, 3L * 4096);
    }
  }

  private long written(Recording recording) throws IOException {
    return events(recording, "jdk.FileWrite")
        .mapToLong(event -> event.getLong("bytesWritten"))
        .sum();
  }

  private long forces(Recording recording) throws IOException {
    return events(recording, "jdk.FileForce").count();
  }

  private Stream<RecordedEvent> events(Recording recording, String type) throws IOException {
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(type))
        .filter(JournalForcesTest::isOurs);
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getThread().getJavaThreadId() == Thread.currentThread().getId();
  }

  private static Change pending(long order) {
    DustPath path = DustPath.of("links", "link-" + order);
    Write write = new Write(OpKind.SET, path, Json.createValue("text"));
    return new Change.Pending(
        new OutboxRecord(
            order,
            "id-" + order,
            "Link",
            "link-" + order,
            path,
            Operation.INSERT,
            Instant.EPOCH,
            List.of(new Step(write, Optional.empty()))));
  }
}
