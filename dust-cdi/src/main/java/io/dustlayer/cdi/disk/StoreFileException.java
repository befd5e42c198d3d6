package io.dustlayer.cdi.disk;

import java.nio.file.Path;

/** A file cannot be used. Its message names the file, what is wrong and what to do. */
final class StoreFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  enum Problem {
    /** Somebody else has it open, here or in another process. */
    LOCKED,
    /** The folder or the file cannot be read or written, or the disk is full. */
    UNUSABLE,
    /** What is in it is not what was written. */
    DAMAGED,
    /** It was written for something else, or by another program. */
    FOREIGN,
    /** It was written by another version of the library, or of H2. */
    OTHER_VERSION
  }

  private final Problem problem;
  private final transient Path file;

  StoreFileException(Problem problem, Path file, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
    this.file = file;
  }

  Problem problem() {
    return problem;
  }

  Path file() {
    return file;
  }

  /** Whether what is in the file is of no use, while a new file in its place would be. */
  boolean isAboutContent() {
    return switch (problem) {
      case DAMAGED, FOREIGN, OTHER_VERSION -> true;
      case LOCKED, UNUSABLE -> false;
    };
  }
}
