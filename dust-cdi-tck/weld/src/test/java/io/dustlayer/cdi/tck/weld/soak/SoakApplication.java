package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.cdi.DustStartup;
import io.dustlayer.cdi.cdi.DustStores;
import io.dustlayer.cdi.cdi.MirrorDoor;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * One of several applications of this process, each a Weld container of its own. An application's
 * configuration belongs to its class loader, so that what it does first is done {@link #within}.
 */
final class SoakApplication implements AutoCloseable {

  /** What the application injects. */
  @Dependent
  static class Desk {
    @Inject Dust dust;
    @Inject DustStores stores;
    @Inject DustRepo<Task> tasks;
    @Inject DustRepo<Profile> profiles;
  }

  private final String name;
  private final boolean together;
  private final URLClassLoader loader;
  private final WeldContainer container;
  private final Desk desk;

  private SoakApplication(String name, Map<String, String> settings, Path folder) throws Exception {
    this.name = name;
    this.together = "atomic".equals(settings.get("dust.flat-writes"));
    this.loader =
        new URLClassLoader(
            new URL[] {configuration(folder, settings)}, SoakApplication.class.getClassLoader());
    this.container = within(this::container);
    this.desk = within(() -> container.select(Desk.class).get());
  }

  /**
   * Starts an application.
   *
   * @param server with the store that it uses
   * @param folder where to put its configuration
   * @param name also its device id, by which its operations are known
   * @param more settings
   */
  static SoakApplication using(
      DustServer server, Path folder, String name, Map<String, String> more) throws Exception {
    Map<String, String> config = new TreeMap<>();
    config.put("config_ordinal", "1000");
    config.put("dust.store", server.store());
    config.put("dust.token", server.token());
    config.put("dust.base-url", server.baseUrl().toString());
    config.put("dust.transport", "sdk");
    config.put("dust.sdk.device-id", name);
    config.put("dust.sdk.status-interval", "200ms");
    config.put("dust.sdk.heartbeat-interval", "1s");
    config.put("dust.ack-timeout", Limits.ACK_TIMEOUT.toString());
    config.put("dust.connect-timeout", Limits.CONNECT_TIMEOUT.toString());
    config.put("dust.read-timeout", Limits.READ_TIMEOUT.toString());
    // No receiver may be told less because this machine was busy.
    config.put("dust.events.queue", "1000000");
    config.putAll(more);
    return new SoakApplication(name, config, folder.resolve(name));
  }

  private WeldContainer container() {
    return new Weld(name)
        .disableDiscovery()
        .addExtension(new DustCdiExtension())
        .addBeanClasses(Desk.class, DustStartup.class)
        .initialize();
  }

  /** Does something as the application does it, with its class loader. */
  <R> R within(Callable<R> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  String name() {
    return name;
  }

  /** Whether the properties of a FLAT record are written together. */
  boolean writesTogether() {
    return together;
  }

  ClassLoader loader() {
    return loader;
  }

  Dust dust() {
    return desk.dust;
  }

  // Each schema has its entity's class.
  @SuppressWarnings("unchecked")
  <T> DustRepo<T> repo(SoakSchema<T> schema) {
    return (DustRepo<T>) (schema.type() == Task.class ? desk.tasks : desk.profiles);
  }

  /** What it has, once it is at rest. */
  Reading reading() {
    MirrorView mirror = MirrorDoor.mirror(desk.stores);
    Map<String, Leaf> leaves = new TreeMap<>();
    for (String top : List.of("soak-tasks", "soak-profiles", "soak-elsewhere")) {
      mirror
          .below(DustPath.of(top))
          .forEachRemaining(
              leaf -> leaves.put(leaf.path(), new Leaf(leaf.value(), leaf.revision())));
    }
    if (leaves.size() != mirror.size()) {
      throw new IllegalStateException(
          "the mirror has " + mirror.size() + " leaves, but only these are known: " + leaves);
    }
    Map<String, List<Content>> records = new TreeMap<>();
    SoakSchema.ALL.forEach(schema -> read(schema, records));
    int pending = dust().status().pending();
    return new Reading(name, mirror.watermark(), pending, leaves, records);
  }

  private <T> void read(SoakSchema<T> schema, Map<String, List<Content>> records) {
    for (T record : repo(schema).all()) {
      records
          .computeIfAbsent(schema.path(schema.slug().apply(record)), path -> new ArrayList<>())
          .add(schema.content().apply(record));
    }
  }

  @Override
  public void close() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try (loader) {
      container.close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL configuration(Path folder, Map<String, String> settings) {
    try {
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
