package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.DustServerBuilder;
import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.WireClient;
import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.fault.FaultRule;
import io.dustlayer.cdi.server.fault.HttpFault;
import io.dustlayer.cdi.server.fault.RequestLine;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the recorded requests of scenarios that share stores to a server of its own. */
final class Replay implements AutoCloseable {
  private static final Pattern STORE = Pattern.compile("/api/stores/(acme|globex)/([a-z0-9-]+)");
  private static final String SECRET = "secret-";

  private final ManualClock clock = new ManualClock();
  private final DustServer server;
  private FaultRule unavailable;

  Replay(List<GoldenScenario> scenarios, RateLimits limits) {
    DustServerBuilder builder =
        DustServer.builder().quirks(Quirk.real()).rateLimits(limits).clock(clock);
    stores(scenarios).forEach(builder::store);
    AccessToken full = AccessToken.fullAccess(SECRET + "full", "acme");
    builder.token(full);
    builder.token(token("ro").withScopes(Scope.readOnly()));
    builder.token(token("wo").withScopes(Scope.writeOnly()));
    builder.token(token("main_only").onlyFor("acme/main"));
    builder.token(token("expired").expiringAt(clock.instant()));
    builder.token(AccessToken.fullAccess(SECRET + "globex", "globex"));
    server = builder.start();
  }

  private static AccessToken token(String name) {
    return AccessToken.fullAccess(SECRET + name, "acme");
  }

  /** Every store that occurs, but for those that are unknown or created on the way. */
  private static TreeSet<String> stores(List<GoldenScenario> scenarios) {
    TreeSet<String> names = new TreeSet<>();
    for (GoldenScenario scenario : scenarios) {
      for (JsonObject line : scenario.lines()) {
        Matcher store = STORE.matcher(line.getString("path", ""));
        if (store.find()) {
          names.add(store.group(1) + "/" + store.group(2));
        }
      }
    }
    names.removeAll(List.of("acme/nostore", "acme/none", "acme/misc-c", "acme/misc-i"));
    return names;
  }

  List<String> run(GoldenScenario scenario) throws IOException {
    List<String> differences = new ArrayList<>();
    for (JsonObject line : scenario.lines()) {
      if (line.containsKey("setup")) {
        prepare(line);
      } else if (!line.containsKey("listed")) {
        differences.addAll(replay(line));
      }
    }
    return differences;
  }

  private void prepare(JsonObject line) throws IOException {
    for (int i = 0; i < line.getInt("repeat", 1); i++) {
      try (WireClient client = new WireClient(server.port())) {
        if (send(client, line).status() != 200) {
          throw new IllegalStateException("the preparation failed: " + line.getString("setup"));
        }
      }
    }
  }

  private List<String> replay(JsonObject line) throws IOException {
    clock.advance(Duration.parse(line.getString("advance", "PT0S")));
    if (line.containsKey("fault")) {
      unavailable = server.faults().next(1, RequestLine.any(), new HttpFault.WriterUnavailable());
    }
    if (line.containsKey("release")) {
      unavailable.release();
    }
    try (WireClient client = new WireClient(server.port())) {
      return line.containsKey("reset") ? reset(client, line) : compared(client, line);
    }
  }

  private List<String> reset(WireClient client, JsonObject line) {
    try {
      return List.of("#" + line.getInt("n") + " was answered " + send(client, line).status());
    } catch (IOException asRecorded) {
      return List.of();
    }
  }

  private List<String> compared(WireClient client, JsonObject line) throws IOException {
    List<String> differences = new ArrayList<>(Expectation.differences(line, send(client, line)));
    if (line.containsKey("closes") && closes(client) != line.getBoolean("closes")) {
      differences.add("#" + line.getInt("n") + " the connection should have done otherwise");
    }
    return differences;
  }

  /** Whether a second request on the connection stays without answer. */
  private static boolean closes(WireClient client) {
    try {
      client.send("GET", "/healthz", Map.of(), null);
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private static WireClient.Answer send(WireClient client, JsonObject line) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (line.containsKey("token")) {
      headers.put("authorization", "Bearer " + SECRET + line.getString("token"));
    }
    if (line.containsKey("headers")) {
      line.getJsonObject("headers")
          .forEach((name, value) -> headers.put(name, secrets(((JsonString) value).getString())));
    }
    return client.send(line.getString("method"), line.getString("path"), headers, body(line));
  }

  private static String secrets(String header) {
    return header.replaceAll("<token:(\\w+)>", SECRET + "$1");
  }

  private static byte[] body(JsonObject line) {
    if (line.containsKey("hex")) {
      return HexFormat.of().parseHex(line.getString("hex"));
    }
    boolean typed =
        line.containsKey("headers") && line.getJsonObject("headers").containsKey("content-type");
    String fallback = typed ? "" : null;
    String text = line.getString("body", fallback);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
