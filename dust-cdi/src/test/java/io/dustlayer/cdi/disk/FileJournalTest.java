package io.dustlayer.cdi.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.spi.DustCache.Origin;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import io.dustlayer.cdi.sync.run.OutboxJournal.Kept;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import io.dustlayer.cdi.sync.run.OutboxRecord;
import io.dustlayer.cdi.sync.run.OutboxRecord.Result;
import io.dustlayer.cdi.sync.run.OutboxRecord.Step;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox's file. */
class FileJournalTest {

  private static final Origin ORIGIN = new Origin("https://example.org", "acme/main");
  private static final ErrorDetail.Setting SETTING =
      new ErrorDetail.Setting("dust.outbox.path", "DUST_OUTBOX_PATH");

  @TempDir Path folder;

  private KeptOutbox open() {
    return new FileOutboxes(folder, SETTING).open(ORIGIN, 1_000);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static OutboxRecord entry(long order) {
    DustPath path = DustPath.of("links", "a/b \ud800 ü", "t");
    JsonValue value =
        Json.createObjectBuilder()
            .add("text", "\ud800 \u0000 ü 😀")
            .add("digits", Json.createValue(new java.math.BigDecimal("12345678901234567890.10")))
            .build();
    return new OutboxRecord(
        order,
        "id-" + order,
        "Link",
        "a/b",
        DustPath.of("links", "a/b"),
        Operation.UPDATE,
        Instant.ofEpochSecond(1_700_000_000, 123_456_789),
        List.of(
            new Step(new Write(OpKind.MERGE, path, value), Optional.empty()),
            new Step(
                new Write(OpKind.DELETE, path, JsonValue.NULL),
                Optional.of(new Result(Outcome.REJECTED, 0, Optional.of("why"))))));
  }

  private static Settled settled(long order, Outcome outcome) {
    OutboxRecord entry = entry(order);
    return new Settled(
        entry,
        new OutboxSettlement(
            entry.id(),
            ORIGIN.store(),
            entry.schema(),
            entry.slug(),
            entry.operation(),
            outcome,
            7,
            Optional.of("why")),
        Instant.ofEpochSecond(5));
  }

  @Test
  void whatWasWrittenIsReadAgainInItsOrder() {
    KeptOutbox first = open();
    first
        .journal()
        .write(
            List.of(
                new Change.Pending(entry(2)),
                new Change.Pending(entry(10)),
                new Change.Pending(entry(1)),
                new Change.Pending(entry(3)),
                new Change.Pending(entry(4))));
    first.journal().write(List.of(new Change.Done(settled(2, Outcome.REJECTED), true, true)));
    first.journal().write(List.of(new Change.Done(settled(3, Outcome.ACCEPTED), true, false)));
    first.journal().write(List.of(new Change.Withdrawn(4)));
    first.journal().close();

    KeptOutbox second = open();

    Kept kept = second.kept();
    assertThat(kept.pending()).containsExactly(entry(1), entry(10));
    assertThat(kept.untold())
        .containsExactly(settled(2, Outcome.REJECTED), settled(3, Outcome.ACCEPTED));
    assertThat(kept.dead()).containsExactly(settled(2, Outcome.REJECTED));
    assertThat(kept.deviceId()).isEqualTo(first.kept().deviceId()).startsWith("java-");

    second.journal().write(List.of(new Change.Told(2), new Change.Told(3), new Change.Purged(2)));
    second.journal().close();
    KeptOutbox third = open();
    assertThat(third.kept().untold()).isEmpty();
    assertThat(third.kept().dead()).isEmpty();
    third.journal().close();
  }

  @Test
  void whatWasWrittenIsThereWhenTheProcessDies() throws Exception {
    KeptOutbox first = open();
    for (long order = 1; order <= 50; order++) {
      first.journal().write(List.of(new Change.Pending(entry(order))));
      // What a process that dies now leaves behind.
      Path copy = folder.resolveSibling(folder.getFileName() + "-" + order);
      Files.createDirectory(copy);
      Files.copy(file(), copy.resolve(file().getFileName()));
      KeptOutbox later = new FileOutboxes(copy, SETTING).open(ORIGIN, 1_000);
      assertThat(later.kept().pending()).hasSize((int) order);
      later.journal().close();
    }
    first.journal().close();
  }

  @Test
  void aSecondUserIsRefused() throws Exception {
    KeptOutbox first = open();

    assertThatThrownBy(this::open)
        .isInstanceOf(DustException.class)
        .hasMessageContaining("DUST0804")
        .hasMessageContaining(file().toString())
        .hasMessageContaining("is in use")
        .hasMessageContaining("DUST_OUTBOX_PATH");

    first.journal().close();
    open().journal().close();
  }

  @Test
  void aDamagedFileIsRefusedAndLeftAsItIs() throws Exception {
    open().journal().close();
    byte[] garbage = "this is no store at all".repeat(1_000).getBytes();
    Files.write(file(), garbage);

    assertThatThrownBy(this::open)
        .isInstanceOf(DustException.class)
        .hasMessageContaining("DUST0806")
        .hasMessageContaining(file().toString())
        .hasMessageContaining("writes that were not sent");

    assertThat(file()).hasBinaryContent(garbage);
  }

  @Test
  void anEntryThatCannotBeReadIsNotThrownAway() throws Exception {
    Path path = folder.resolve(FileName.of(ORIGIN, ".dust-outbox"));
    StoreFile file = StoreFile.open(path, new FileIdentity("outbox", 1, ORIGIN));
    file.map(
            "pending",
            org.h2.mvstore.type.LongDataType.INSTANCE,
            org.h2.mvstore.type.StringDataType.INSTANCE)
        .put(1L, "{\"id\":1}");
    file.commit();
    file.close();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::open).hasMessageContaining("DUST0806");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "x");

    assertThatThrownBy(() -> new FileOutboxes(taken.resolve("below"), SETTING).open(ORIGIN, 1_000))
        .isInstanceOf(DustException.class)
        .hasMessageContaining("DUST0805")
        .hasMessageContaining("DUST_OUTBOX_PATH");
  }

  @Test
  void aFolderThatIsReadOnlyIsNamed() throws Exception {
    Path readOnly = DiskFixture.readOnly(folder);

    assertThatThrownBy(() -> new FileOutboxes(readOnly, SETTING).open(ORIGIN, 1_000))
        .isInstanceOf(DustException.class)
        .hasMessageContaining("DUST0805")
        .hasMessageContaining("cannot be read and written")
        .hasMessageContaining("DUST_OUTBOX_PATH");
  }

  @Test
  void aFileThatIsUsedForLongStaysSmall() throws Exception {
    KeptOutbox outbox = open();
    List<Change> changes = new ArrayList<>();
    for (long order = 1; order <= 3_000; order++) {
      changes.clear();
      changes.add(new Change.Pending(entry(order)));
      outbox.journal().write(changes);
      outbox.journal().write(List.of(new Change.Withdrawn(order)));
    }
    assertThat(Files.size(file())).isLessThan(8_000_000);
    outbox.journal().close();
  }
}
