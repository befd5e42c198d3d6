package io.dustlayer.cdi.server.dev;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.interceptor.Interceptor;

/**
 * Ties the server to the application: a folder that cannot be used fails the start, where it is
 * seen, and an application that is deployed again finds its folder free.
 */
@ApplicationScoped
class DevServerLifecycle {

  // Before anything connects to it.
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event) {
    DevServerConfigSource.wanted();
  }

  // After everything that is connected to it has ended.
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) Shutdown event) {
    DevServers.close();
  }
}
