package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.disk.StoreFileException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Whether files can be read and written at all, told before a library has to guess. */
final class FileAccess {

  private static final FileAttribute<?>[] OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private FileAccess() {}

  /** Where a file really is; its folder is made. */
  static Path realPath(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      return folder.toRealPath().resolve(file.getFileName());
    } catch (FileAlreadyExistsException exists) {
      throw unusable(file, folder + " is not a folder", exists);
    } catch (IOException failure) {
      throw unusable(file, "its folder cannot be made or read (" + failure + ")", failure);
    }
  }

  /** Opens a file for reading and writing, makes it if it is missing, and closes it again. */
  static void probe(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw unusable(file, "it is a folder", null);
      }
      if (!Files.exists(file)) {
        create(file);
      }
      Set<StandardOpenOption> both = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileChannel.open(file, both).close();
    } catch (IOException failure) {
      throw unusable(file, "it cannot be read and written (" + failure + ")", failure);
    }
  }

  // It holds what the token gave access to.
  private static void create(Path file) throws IOException {
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    Files.createFile(file, posix ? OWNER_ONLY : new FileAttribute<?>[0]);
  }

  private static StoreFileException unusable(Path file, String why, Throwable cause) {
    return new StoreFileException(Problem.UNUSABLE, file, why, cause);
  }
}
