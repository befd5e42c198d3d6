package io.dustlayer.cdi.tck.chaos;

import io.dustlayer.cdi.tck.chaos.check.Pause;
import io.dustlayer.cdi.tck.chaos.client.ChaosClient;
import io.dustlayer.cdi.tck.chaos.wire.Proxy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** One application, which is started again and again: same name, same folder, another run. */
final class ClientChild implements AutoCloseable {

  private final String name;
  private final Path folder;
  private final Disk disk;
  private final Map<String, String> more;
  private final RandomGenerator random;
  private final Proxy proxy;
  private final Collection<Pause> pauses = new ConcurrentLinkedQueue<>();
  private int runs;
  private volatile Child child;
  private volatile JsonObject mark;
  private volatile boolean resting;
  private volatile boolean reported;

  ClientChild(
      String name,
      Path folder,
      Disk disk,
      ServerChild server,
      Map<String, String> more,
      RandomGenerator random)
      throws IOException {
    this.name = name;
    this.folder = folder;
    this.disk = disk;
    this.more = more;
    this.random = random;
    this.proxy = new Proxy(name, server::port);
  }

  String name() {
    return name;
  }

  Proxy proxy() {
    return proxy;
  }

  Child child() {
    return child;
  }

  Disk disk() {
    return disk;
  }

  List<Pause> pauses() {
    return List.copyOf(pauses);
  }

  void start() {
    runs++;
    mark = null;
    List<String> arguments = new ArrayList<>();
    setting(arguments, "store", ServerChild.STORE);
    setting(arguments, "token", ServerChild.TOKEN);
    setting(arguments, "base-url", "http://127.0.0.1:" + proxy.port());
    setting(arguments, "transport", "sdk");
    setting(arguments, "sdk.device-id", name);
    setting(arguments, "sdk.status-interval", "500ms");
    setting(arguments, "sdk.heartbeat-interval", "1s");
    setting(arguments, "ack-timeout", Limits.ACK_TIMEOUT.toString());
    setting(arguments, "connect-timeout", Limits.CONNECT_TIMEOUT.toString());
    setting(arguments, "read-timeout", Limits.READ_TIMEOUT.toString());
    // No observer may be told less because this machine was busy.
    setting(arguments, "events.queue", "1000000");
    more.forEach((key, value) -> setting(arguments, key, value));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.add(ChaosClient.class.getName());
    arguments.addAll(List.of(name + '.' + runs, Long.toString(random.nextLong())));
    child = Child.start(folder, name + '.' + runs, arguments, this::hear);
  }

  private static void setting(List<String> arguments, String key, String value) {
    arguments.add("-Ddust." + key + '=' + value);
  }

  private void hear(String line) {
    if (line.contains("\"e\":\"mark\"")) {
      try (JsonReader reader = Json.createReader(new StringReader(line))) {
        mark = reader.readObject();
      }
    }
    resting |= line.contains("\"e\":\"resting\"");
    reported |= line.contains("\"e\":\"reported\"");
  }

  void pause(long millis) {
    long now = System.currentTimeMillis();
    pauses.add(new Pause(name, now, now + millis));
    child.pause(millis);
  }

  boolean isResting() {
    return resting;
  }

  boolean hasReported() {
    return reported;
  }

  boolean isLive() {
    JsonObject last = mark;
    return last != null && last.getString("state").equals("LIVE");
  }

  /** Whether it has everything that it knows of, and nothing left to send. */
  boolean isSettled() {
    JsonObject last = mark;
    return isLive()
        && last.getBoolean("synced")
        && last.getInt("pending") == 0
        && last.getInt("outbox") == 0;
  }

  /** Up to where it has everything. */
  long watermark() {
    return mark.getJsonNumber("watermark").longValueExact();
  }

  @Override
  public String toString() {
    return name + (child.isAlive() ? " " + mark : " (dead)");
  }

  @Override
  public void close() throws IOException {
    child.kill();
    proxy.close();
  }
}
