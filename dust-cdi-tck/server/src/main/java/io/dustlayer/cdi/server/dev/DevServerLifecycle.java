package io.dustlayer.cdi.server.dev;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;

/**
 * Ties the server to the application: a folder that cannot be used fails the start, where it is
 * seen, and an application that is deployed again finds its folder free.
 */
@ApplicationScoped
class DevServerLifecycle {

  void start(@Observes Startup event) {
    DevServerConfigSource.wanted();
  }

  void stop(@Observes Shutdown event) {
    DevServers.close();
  }
}
