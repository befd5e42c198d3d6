package io.dustlayer.cdi.tck.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a process keeps its files, which outlives it: a small file system of its own where that can
 * be mounted, and a folder elsewhere.
 */
final class Disk implements AutoCloseable {

  private static final long KILOBYTE = 1024;
  private static final String SIZE = "262144k";
  private static final String ONE_PAGE = "4096";
  private static final int ATTEMPTS = 20;

  private final Path folder;
  private final boolean mounted;
  private boolean limited;

  /**
   * A disk that is empty.
   *
   * @param plain the folder if nothing is mounted
   */
  Disk(String name, Path plain, boolean mounts) throws IOException {
    mounted = mounts;
    if (mounts) {
      // Not below the build's folder, which could not be deleted if this process were killed.
      folder = Files.createTempDirectory("dust-chaos-" + name + '-');
      if (!mount(folder)) {
        throw new IllegalStateException("no file system could be mounted at " + folder);
      }
    } else {
      folder = Files.createDirectories(plain);
    }
  }

  /** Whether file systems can be mounted, which takes rights that builds rarely have. */
  static boolean canMount() throws IOException {
    Path trial = Files.createTempDirectory("dust-chaos-trial-");
    try {
      return mount(trial) && resize(trial, "64k") && run("umount", trial.toString());
    } finally {
      Files.delete(trial);
    }
  }

  private static boolean mount(Path folder) {
    return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
  }

  private static boolean resize(Path folder, String size) {
    return run("mount", "-o", "remount,size=" + size, folder.toString());
  }

  Path folder() {
    return folder;
  }

  /**
   * Lets it be full.
   *
   * @param child whose disk it is
   * @param byLimit whether rather the length of the process' files is limited, which fails in other
   *     ways
   */
  void fill(Child child, boolean byLimit) {
    limited = byLimit || !mounted;
    if (limited) {
      child.limitFiles(ONE_PAGE);
    } else {
      shrink();
    }
  }

  /** Lets there be room again. */
  void free(Child child) {
    if (limited) {
      child.limitFiles("unlimited");
    } else if (!resize(folder, SIZE)) {
      throw new IllegalStateException("the disk stays full: " + folder);
    }
  }

  // To what is used, which may grow between the question and the answer.
  private void shrink() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (resize(folder, used() / KILOBYTE + "k")) {
        return;
      }
    }
    throw new IllegalStateException("the disk could not be filled: " + folder);
  }

  private long used() {
    try {
      FileStore store = Files.getFileStore(folder);
      // None at all would mean that there is no limit.
      return Math.max(64 * KILOBYTE, store.getTotalSpace() - store.getUnallocatedSpace());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static boolean run(String... command) {
    try {
      return Child.canRun(command);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /** Gives the file system back, with all that is on it. */
  @Override
  public void close() throws IOException {
    if (mounted) {
      if (!run("umount", folder.toString())) {
        throw new IOException("could not be unmounted: " + folder);
      }
      Files.delete(folder);
    }
  }
}
