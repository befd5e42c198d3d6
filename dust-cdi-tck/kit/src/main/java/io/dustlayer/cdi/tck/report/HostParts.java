package io.dustlayer.cdi.tck.report;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.event.ObserverCall;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import jakarta.websocket.ContainerProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * What of a host the library used.
 *
 * @param parts implementing classes with their jars, by what they implement; in a fixed order
 */
public record HostParts(Map<String, String> parts) {

  private static final String JAVA = "Java";

  /**
   * Parts.
   *
   * @param parts kept as a copy, in their order
   */
  public HostParts {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /**
   * The parts of the host that runs the caller. Called after the suites, it also knows on which
   * threads and in which request context observers were called.
   *
   * @return the parts
   */
  public static HostParts current() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(JAVA, ownJava());
    parts.put("CDI", Origin.of(CDI.current().getBeanContainer().getClass()));
    parts.put("Rest Client", Origin.of(RestClientBuilder.newBuilder().getClass()));
    parts.put("WebSocket client", Origin.of(ContainerProvider.getWebSocketContainer().getClass()));
    parts.put("JSON-B", Origin.of(JsonbProvider.provider().getClass()));
    parts.put("JSON-P", Origin.of(JsonProvider.provider().getClass()));
    parts.put("Config", Origin.of(ConfigProvider.getConfig().getClass()));
    CDI.current()
        .select(TckBeans.class)
        .get()
        .observers()
        .lastCall()
        .ifPresent(found -> put(parts, found));
    return new HostParts(parts);
  }

  /**
   * The Java that runs the caller, where there is no container.
   *
   * @return nothing else
   */
  public static HostParts javaOnly() {
    return new HostParts(Map.of(JAVA, ownJava()));
  }

  private static String ownJava() {
    return System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
  }

  private static void put(Map<String, String> parts, ObserverCall found) {
    // Which of the threads it was differs from run to run.
    String thread = found.thread().getName().replaceAll("\\d+", "n");
    parts.put("Observers' threads", Origin.of(found.thread().getClass()) + " \"" + thread + "\"");
    parts.put("Request context", Origin.of(found.requestContext()));
  }

  /**
   * Which Java it was.
   *
   * @return the number of the feature release, such as {@code 17}; empty if it is not known
   */
  public String javaFeature() {
    return parts.getOrDefault(JAVA, "").split("[.,+-]", 2)[0];
  }

  /**
   * Writes the parts down.
   *
   * @return an object that {@link #of} reads
   */
  public JsonObject toJson() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    parts.forEach(json::add);
    return json.build();
  }

  /**
   * Reads parts.
   *
   * @param json what {@link #toJson} wrote
   * @return the parts
   */
  public static HostParts of(JsonObject json) {
    Map<String, String> parts = new LinkedHashMap<>();
    json.forEach((name, value) -> parts.put(name, ((JsonString) value).getString()));
    return new HostParts(parts);
  }
}
