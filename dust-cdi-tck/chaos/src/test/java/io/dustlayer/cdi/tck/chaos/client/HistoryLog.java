package io.dustlayer.cdi.tck.chaos.client;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What happens, a line each, on standard output: a pipe, whose content outlives the process, and
 * which has room when the disk has none. Each line is one write, so that death cuts off at most the
 * last one. Safe for use from any thread.
 */
final class HistoryLog {

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  /** Begins a line. */
  static JsonObjectBuilder line(String event) {
    return Json.createObjectBuilder().add("e", event).add("t", System.currentTimeMillis());
  }

  /** Writes a line; when this returns, the death of the process cannot undo it. */
  synchronized void write(JsonObjectBuilder line) {
    try {
      out.write((line.build() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException parentDied) {
      throw new UncheckedIOException(parentDied);
    }
  }
}
