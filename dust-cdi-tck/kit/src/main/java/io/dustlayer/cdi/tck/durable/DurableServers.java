package io.dustlayer.cdi.tck.durable;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Servers that behave as real ones do, and go away when a suite says so; stores with files in a
 * folder, which live longer than the application. For one test.
 */
public final class DurableServers implements AutoCloseable {

  /** The setting that says where {@link ServerControl} finds the servers. */
  static final String CONTROL = "dust.tck.durable.control";

  /** The setting that says where a run of the application leaves word for the next. */
  static final String FOLDER = "dust.tck.durable.folder";

  private static final String STORE = "acme/durable";
  private static final String DAMAGED = "acme/damaged";
  private static final String SPOILED = "acme/spoiled";
  private static final List<String> NAMES =
      List.of("durable", "closed", "samecache", "sameoutbox", "damaged", "spoiled");

  /** Behind the pages with which a file begins. */
  private static final int DAMAGED_FROM = 100;

  private final Path folder;
  private final DustServer server;
  private final ControlServer control;
  private DustServer closed;

  private DurableServers(Path folder) throws IOException {
    this.folder = folder;
    this.server =
        DustServer.builder()
            .inMemory()
            .store(STORE)
            .store(DAMAGED)
            .store(SPOILED)
            .rateLimits(RateLimits.off())
            .quirks(Quirk.parse("real"))
            .start();
    this.closed = open(0, "");
    this.control =
        new ControlServer(
            Map.of(
                "stop", server::stop,
                "restart", server::restart,
                "close-store", () -> closed.admin().archive(),
                "reopen-store", this::reopen));
  }

  /**
   * Starts the servers.
   *
   * @return running
   * @throws UncheckedIOException if there is no place for files
   */
  public static DurableServers start() {
    try {
      return new DurableServers(Files.createTempDirectory("dust-tck-durable"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static DustServer open(int port, String token) {
    var builder =
        DustServer.builder()
            .inMemory()
            .port(port)
            .store(STORE)
            .rateLimits(RateLimits.off())
            .quirks(Quirk.parse("real"));
    return (token.isEmpty() ? builder : builder.token(token)).start();
  }

  /** No server opens a store again that it has closed, so that it is another one at its place. */
  private synchronized void reopen() {
    closed.close();
    closed = open(closed.port(), closed.token());
  }

  /**
   * The settings of named stores with files, some of which get in each other's way, and of a cache
   * for the default store.
   *
   * @return values by MP Config key
   */
  public Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put(CONTROL, control.url());
    config.put(FOLDER, folder.toString());
    config.put("dust.transport", "sdk");
    config.put("dust.cache", "file");
    config.put("dust.cache.path", folder.resolve("main").toString());
    // They are the same store, or may be, and a store has one file.
    config.put("dust.stores.heir.cache", "memory");
    config.put("dust.stores.live.cache", "memory");
    store(config, "durable", server, STORE);
    cache(config, "durable", "shared");
    outbox(config, "durable", "shared");
    store(config, "samecache", server, STORE);
    cache(config, "samecache", "shared");
    store(config, "sameoutbox", server, STORE);
    outbox(config, "sameoutbox", "shared");
    store(config, "damaged", server, DAMAGED);
    cache(config, "damaged", "damaged");
    store(config, "spoiled", server, SPOILED);
    outbox(config, "spoiled", "spoiled");
    store(config, "closed", closed, STORE);
    outbox(config, "closed", "closed");
    return config;
  }

  /**
   * The settings of a run in which nobody asks for these stores.
   *
   * @return values by MP Config key
   */
  public static Map<String, String> none() {
    return NAMES.stream()
        .collect(Collectors.toMap(name -> "dust.stores." + name + ".enabled", name -> "false"));
  }

  private static void store(
      Map<String, String> config, String name, DustServer server, String store) {
    String prefix = "dust.stores." + name + '.';
    config.put(prefix + "store", store);
    config.put(prefix + "token", server.token());
    config.put(prefix + "base-url", server.baseUrl().toString());
    config.put(prefix + "transport", "auto");
  }

  private void cache(Map<String, String> config, String name, String place) {
    config.put("dust.stores." + name + ".cache", "file");
    config.put("dust.stores." + name + ".cache.path", folder.resolve(place).toString());
  }

  private void outbox(Map<String, String> config, String name, String place) {
    config.put("dust.stores." + name + ".outbox", "file");
    config.put("dust.stores." + name + ".outbox.path", folder.resolve(place).toString());
  }

  /**
   * Overwrites the middle of the files of two stores, as a failing disk does. Only while no
   * application runs.
   *
   * @throws UncheckedIOException if there is none
   */
  public void damageFiles() {
    for (String place : List.of("damaged", "spoiled")) {
      try (Stream<Path> files = Files.list(folder.resolve(place))) {
        for (Path file : files.toList()) {
          damage(file);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static void damage(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] garbage = new byte[Math.toIntExact(channel.size()) - DAMAGED_FROM];
      Arrays.fill(garbage, (byte) '!');
      channel.write(ByteBuffer.wrap(garbage), DAMAGED_FROM);
    }
  }

  /** Stops the servers, and deletes the files. */
  @Override
  public void close() {
    control.close();
    server.close();
    closed.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
