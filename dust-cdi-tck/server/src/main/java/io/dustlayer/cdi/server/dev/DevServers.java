package io.dustlayer.cdi.server.dev;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.DustServerBuilder;
import io.dustlayer.cdi.server.ServerStartException;
import io.dustlayer.cdi.server.access.RateLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers that run in this process, one for each data folder. Thread-safe. Static because
 * configurations come and go while the data folder stays: a host makes several of them. There is no
 * shutdown hook, which would run beside the application's own and take the store from its last
 * requests; a server that ends with its process has lost nothing that it answered.
 */
final class DevServers {

  private static final String MEMORY = "memory";
  private static final String STORE = "dev/main";
  private static final Map<String, DustServer> RUNNING = new HashMap<>();

  private DevServers() {}

  /**
   * The server on a data folder; starts it if it does not run.
   *
   * @param data a folder, or {@code memory}
   * @return running
   * @throws ServerStartException if the folder cannot be used, or another process uses it
   */
  static synchronized DustServer on(String data) {
    String place =
        data.equals(MEMORY) ? MEMORY : Path.of(data).toAbsolutePath().normalize().toString();
    DustServer running = RUNNING.get(place);
    if (running == null) {
      running = start(place);
      RUNNING.put(place, running);
    }
    return running;
  }

  private static DustServer start(String place) {
    DustServerBuilder builder = DustServer.builder().store(STORE).rateLimits(RateLimits.off());
    DustServer server = (place.equals(MEMORY) ? builder : builder.data(Path.of(place))).start();
    DevServerLog.started(server, place);
    return server;
  }

  /** Stops all of them, as an application that ends does; the next one starts its own. */
  static synchronized void close() {
    List<DustServer> servers = new ArrayList<>(RUNNING.values());
    RUNNING.clear();
    servers.forEach(DustServer::close);
  }
}
