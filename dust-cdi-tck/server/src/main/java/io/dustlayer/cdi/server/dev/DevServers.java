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

  private static final String STORE = "dev/main";
  private static final Map<String, DustServer> RUNNING = new HashMap<>();

  private DevServers() {}

  /**
   * The server on a data folder; starts it if it does not run.
   *
   * @param options how it is wanted; what is not the folder counts only for the start
   * @return running
   * @throws ServerStartException if the folder or the port cannot be used, or another process uses
   *     it
   */
  static synchronized DustServer on(DevServerOptions options) {
    DustServer running = RUNNING.get(options.place());
    if (running == null) {
      running = start(options);
      RUNNING.put(options.place(), running);
    }
    return running;
  }

  private static DustServer start(DevServerOptions options) {
    DustServerBuilder builder =
        DustServer.builder().store(STORE).rateLimits(RateLimits.off()).port(options.port());
    options.token().ifPresent(builder::token);
    if (!options.inMemory()) {
      builder.data(Path.of(options.place()));
    }
    DustServer server = builder.start();
    DevServerLog.started(server, options.place());
    return server;
  }

  /** Stops all of them, as an application that ends does; the next one starts its own. */
  static synchronized void close() {
    List<DustServer> servers = new ArrayList<>(RUNNING.values());
    RUNNING.clear();
    servers.forEach(DustServer::close);
  }
}
