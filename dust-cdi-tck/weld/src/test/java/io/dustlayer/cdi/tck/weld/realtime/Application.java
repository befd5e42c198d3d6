package io.dustlayer.cdi.tck.weld.realtime;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.cdi.DustStartup;
import io.dustlayer.cdi.server.DustServer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application on Weld with a configuration of its own: that belongs to a class loader. */
final class Application implements AutoCloseable {

  /** What the application injects. */
  @Dependent
  static class Page {
    @Inject Dust dust;
    @Inject DustRepo<Note> notes;
  }

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader own;
  private final WeldContainer container;
  private final Page page;

  private Application(Map<String, String> settings, Class<?>... beans) {
    this.own = new URLClassLoader(new URL[] {folderWith(settings)}, before);
    Thread.currentThread().setContextClassLoader(own);
    try {
      // Nothing else of the class path: other tests' schemas are of stores that are not here.
      this.container =
          new Weld()
              .disableDiscovery()
              .addExtension(new DustCdiExtension())
              .addBeanClasses(Page.class, DustStartup.class)
              .addBeanClasses(beans)
              .initialize();
    } catch (RuntimeException failure) {
      Thread.currentThread().setContextClassLoader(before);
      throw failure;
    }
    this.page = container.select(Page.class).get();
  }

  /** An application that uses a server; {@code more} settings, and beans, come on top. */
  static Application using(DustServer server, Map<String, String> more, Class<?>... beans) {
    Map<String, String> settings = new HashMap<>();
    settings.put("dust.store", server.store());
    settings.put("dust.token", server.token());
    settings.put("dust.base-url", server.baseUrl().toString());
    settings.put("dust.sdk.status-interval", "100ms");
    // Above the system properties of a host that other tests of this process have started.
    settings.put("config_ordinal", "1000");
    settings.put("dust.transport", "auto");
    settings.putAll(more);
    return new Application(settings, beans);
  }

  Dust dust() {
    return page.dust;
  }

  <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  DustRepo<Note> notes() {
    return page.notes;
  }

  @Override
  public void close() {
    try (own) {
      container.close();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL folderWith(Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory("dust-application");
      Path file = folder.resolve("META-INF/microprofile-config.properties");
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          settings.entrySet().stream()
              .map(setting -> setting.getKey() + '=' + setting.getValue())
              .toList());
      return folder.toUri().toURL();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
