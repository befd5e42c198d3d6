package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustCache.Origin;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import io.dustlayer.cdi.sync.run.OutboxJournal;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Outboxes in the files of one folder, one file for each store of each server. Only one user may
 * have a file open, in this process or another one.
 */
public final class FileOutboxes {

  /** The version of what is in the files. */
  private static final int FORMAT = 1;

  private static final String SUFFIX = ".dust-outbox";

  private final Path folder;
  private final ErrorDetail.Setting setting;

  /**
   * Outboxes in a folder.
   *
   * @param folder where the files are; made when it is needed
   * @param setting where the folder is set, for messages
   */
  public FileOutboxes(Path folder, ErrorDetail.Setting setting) {
    this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
    this.setting = Objects.requireNonNull(setting, "setting");
  }

  /**
   * Opens the outbox of a store, and reads it.
   *
   * @param origin the store that its entries are for
   * @param maxSize about how many bytes may wait, and how many dead letters may take beside them
   * @return open
   * @throws DustException {@code INVALID_PARAMS} if it cannot be used; the file stays as it is
   */
  public KeptOutbox open(Origin origin, long maxSize) {
    Path file = folder.resolve(FileName.of(origin, SUFFIX));
    OutboxJournal journal =
        new FileJournal(file, new FileIdentity("outbox", FORMAT, origin), this::refusal);
    return new KeptOutbox(journal, journal.read(), maxSize);
  }

  private DustException refusal(StoreFileException failure) {
    String where = setting.key() + " (environment variable " + setting.environmentVariable() + ")";
    return switch (failure.problem()) {
      case LOCKED ->
          of(
              "DUST0804",
              "is in use by another process, or by another application in this one, or by another"
                  + " name of its store. Each needs a folder of its own: set "
                  + where
                  + " to another one, or end the other one",
              failure);
      case UNUSABLE ->
          of(
              "DUST0805",
              "cannot be used: "
                  + failure.getMessage()
                  + ". Set "
                  + where
                  + " to a folder that can be written to and has free space",
              failure);
      case DAMAGED, FOREIGN, OTHER_VERSION ->
          of(
              "DUST0806",
              failure.getMessage()
                  + ". It stays as it is, since it may hold writes that were not sent: repair it,"
                  + " use the version that wrote it, or move it away to begin without them; or set "
                  + where
                  + " to another folder",
              failure);
    };
  }

  private DustException of(String code, String what, StoreFileException cause) {
    return new DustException(
        Kind.INVALID_PARAMS,
        code,
        "the outbox file " + cause.file() + " " + what,
        false,
        setting,
        cause);
  }
}
