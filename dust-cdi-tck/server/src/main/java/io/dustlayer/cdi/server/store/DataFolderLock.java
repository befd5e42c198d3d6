package io.dustlayer.cdi.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second server, in this or another process, from using a data folder. */
final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataFolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      return lock(folder);
    } catch (IOException notWritable) {
      throw new StoreUnusableException(
          "data folder "
              + folder
              + " cannot be written ("
              + notWritable
              + "); choose another folder or fix its permissions",
          notWritable);
    }
  }

  private static DataFolderLock lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("dust.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      throw new StoreUnusableException(inUse(folder), heldByThisProcess);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new StoreUnusableException(inUse(folder));
    }
    return new DataFolderLock(channel);
  }

  private static String inUse(Path folder) {
    return "data folder "
        + folder
        + " is in use by another Dust server; stop that one or choose another folder";
  }

  /** Lets others use the folder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new StoreUnusableException("the lock of a data folder could not be released", failed);
    }
  }
}
