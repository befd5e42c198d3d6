package io.dustlayer.cdi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much of an answer is read, and for how long. A client's read timeout is for each part of a
 * body: a server that sends a byte now and then would hold the caller for ever, and one that never
 * ends its answer would fill the memory. What is limited is what is kept: a body that the client
 * unpacks counts with its unpacked size.
 *
 * @param maxBytes how long a body may be
 * @param whole how long it may take to come
 * @param nanoTime as {@link System#nanoTime()}
 */
record AnswerLimits(long maxBytes, Duration whole, LongSupplier nanoTime) {

  /** A body that exceeds a limit. */
  private static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    Exceeded(String why) {
      super(why);
    }
  }

  /** How many read timeouts a whole body may take. */
  static final int TIMEOUTS = 10;

  private static final int CHUNK = 16_384;

  /** The limits of a transport. */
  static AnswerLimits of(HttpSettings settings) {
    return new AnswerLimits(
        settings.maxAnswer(), settings.readTimeout().multipliedBy(TIMEOUTS), System::nanoTime);
  }

  /**
   * Reads a body to its end.
   *
   * @throws IOException if it cannot be read, or exceeds a limit
   */
  byte[] read(InputStream body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    long begin = nanoTime.getAsLong();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      if (read.size() + (long) count > maxBytes) {
        throw new Exceeded(
            "its body is longer than dust.http.max-answer (DUST_HTTP_MAX_ANSWER), which is "
                + maxBytes
                + " bytes: raise it, or lower dust.page-size (DUST_PAGE_SIZE)");
      }
      if (nanoTime.getAsLong() - begin > whole.toNanos()) {
        throw new Exceeded(
            "its body did not come within "
                + whole.toMillis()
                + " ms, which is "
                + TIMEOUTS
                + " times dust.read-timeout (DUST_READ_TIMEOUT): raise it, or lower dust.page-size"
                + " (DUST_PAGE_SIZE)");
      }
      read.write(chunk, 0, count);
    }
    return read.toByteArray();
  }

  /** Which limit a body exceeds; empty if it was cut off for another reason. */
  static Optional<String> exceeded(Throwable cutOff) {
    Throwable link = cutOff;
    for (int depth = 0; link != null && depth < ConnectionFailure.MAX_CAUSES; depth++) {
      if (link instanceof Exceeded limit) {
        return Optional.of(limit.getMessage());
      }
      link = link.getCause();
    }
    return Optional.empty();
  }
}
