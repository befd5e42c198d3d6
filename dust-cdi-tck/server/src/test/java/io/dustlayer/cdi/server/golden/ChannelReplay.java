package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.DustServerBuilder;
import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.WireClient;
import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the clients of scenarios that share stores to a server of its own. */
final class ChannelReplay implements AutoCloseable {
  private static final int TOO_BIG = 1009;
  private static final int BROKEN = 1006;
  private static final Pattern STORE = Pattern.compile("(acme|globex|freebie)/[a-z0-9-]+");
  private static final Pattern STORE_ID = Pattern.compile("\\{(\\w+/\\w+)}");
  private static final Pattern TOKEN = Pattern.compile("<token:(\\w+)>");
  private static final String SECRET = "secret-";

  private final ManualClock clock = new ManualClock();
  private final Map<String, Peer> peers = new HashMap<>();
  private final Set<String> binary = new HashSet<>();
  private final List<String> differences = new ArrayList<>();
  private final DustServer server;
  private final StoreIds ids;
  private JsonArray topics;
  private long now;

  ChannelReplay(List<GoldenScenario> scenarios, RateLimits limits, PlanLimits plan) {
    DustServerBuilder builder =
        DustServer.builder().quirks(Quirk.real()).rateLimits(limits).planLimits(plan).clock(clock);
    stores(scenarios).forEach(builder::store);
    for (String name : List.of("full", "rv")) {
      builder.token(token(name, "acme"));
    }
    builder.token(token("ro", "acme").withScopes(recordedReadOnly()));
    builder.token(token("wo", "acme").withScopes(Scope.writeOnly()));
    builder.token(token("main_only", "acme").onlyFor("acme/main"));
    builder.token(token("expired", "acme").expiringAt(clock.instant()));
    builder.token(token("globex", "globex"));
    builder.token(token("free", "freebie"));
    server = builder.start();
    ids = new StoreIds(server, SECRET + "full");
  }

  private static AccessToken token(String name, String organization) {
    return AccessToken.fullAccess(SECRET + name, organization);
  }

  private static Set<Scope> recordedReadOnly() {
    return Set.of(
        Scope.AUDIT_READ,
        Scope.ENTRIES_READ,
        Scope.FILES_READ,
        Scope.STORES_READ,
        Scope.WEBHOOKS_READ);
  }

  /** Every store that occurs, but for those that are unknown or created on the way. */
  private static TreeSet<String> stores(List<GoldenScenario> scenarios) {
    TreeSet<String> names = new TreeSet<>();
    for (GoldenScenario scenario : scenarios) {
      for (JsonObject line : scenario.lines()) {
        Matcher store = STORE.matcher(line.getString("path", ""));
        if (store.find()) {
          names.add(store.group());
        }
      }
      for (JsonValue topic : scenario.head().getJsonArray("topics")) {
        Matcher store = STORE.matcher(((JsonString) topic).getString());
        if (store.find()) {
          names.add(store.group());
        }
      }
    }
    names.removeAll(List.of("acme/none", "acme/other", "acme/a"));
    names.add("acme/main");
    return names;
  }

  List<String> run(GoldenScenario scenario) throws IOException {
    topics = scenario.head().getJsonArray("topics");
    now = 0;
    for (JsonObject line : scenario.lines()) {
      int before = differences.size();
      if (!line.containsKey("listed")) {
        advance(line);
        play(line);
      } else if (line.containsKey("recv")) {
        peers.get(line.getString("sock")).hear(topic(line.getJsonArray("recv")));
      }
      if (differences.size() > before) {
        // What follows would only repeat that the server is in another state.
        return List.of(
            scenario.name() + " " + line.getInt("n", 0) + ": " + differences.get(before));
      }
    }
    peers.values().forEach(Peer::close);
    peers.clear();
    binary.clear();
    return List.of();
  }

  private void advance(JsonObject line) {
    long millis = line.getInt("t", 0);
    if (millis > now) {
      clock.advance(Duration.ofMillis(millis - now));
      now = millis;
    }
  }

  private void play(JsonObject line) throws IOException {
    if (line.containsKey("setup")) {
      for (int i = 0; i < line.getInt("repeat", 1); i++) {
        same("200", Integer.toString(request(line, line.getString("setup")).status()));
      }
    } else if (line.containsKey("act")) {
      act(line);
    } else if (line.containsKey("http")) {
      compare(line, request(line, line.getString("http")));
    } else {
      play(line, line.getString("sock"));
    }
  }

  private void act(JsonObject line) {
    String store = line.getString("store", "acme/main");
    switch (line.getString("act")) {
      case "compact":
        server.admin(store).compact();
        break;
      case "archive":
        server.admin(store).archive();
        break;
      case "expire":
        server.admin(store).expire();
        break;
      case "expireAt":
        server.admin(store).expireAt(clock.instant().plus(Duration.ofDays(30)));
        break;
      case "revoke":
        server.tokens().revoke(SECRET + line.getString("token"));
        break;
      case "stop":
        server.stop();
        break;
      default:
        server.restart();
    }
  }

  private WireClient.Answer request(JsonObject line, String method) throws IOException {
    Map<String, String> headers = headers(line);
    headers.putIfAbsent("accept", "application/json");
    if (line.containsKey("token")) {
      headers.put("authorization", "Bearer " + SECRET + line.getString("token"));
    }
    byte[] body = null;
    if (line.containsKey("body")) {
      headers.putIfAbsent("content-type", "application/json");
      body = line.getString("body").getBytes(StandardCharsets.UTF_8);
    }
    try (WireClient client = new WireClient(server.port())) {
      return client.send(method, line.getString("path"), headers, body);
    }
  }

  private static Map<String, String> headers(JsonObject line) {
    Map<String, String> headers = new HashMap<>();
    if (line.containsKey("headers")) {
      line.getJsonObject("headers")
          .forEach((name, value) -> headers.put(name, secrets(((JsonString) value).getString())));
    }
    return headers;
  }

  private static String secrets(String text) {
    return TOKEN.matcher(text).replaceAll(SECRET + "$1");
  }

  private void compare(JsonObject line, WireClient.Answer answer) {
    same(Integer.toString(line.getInt("status")), Integer.toString(answer.status()));
    if (line.containsKey("json")) {
      try {
        same(Canonical.text(line.get("json")), Canonical.text(JsonReader.parse(answer.body())));
      } catch (MalformedJsonException notJson) {
        differences.add("not JSON: " + answer.text());
      }
    } else if (line.containsKey("text")) {
      same(line.getString("text"), answer.text());
    }
  }

  private void play(JsonObject line, String name) {
    if (line.containsKey("connect")) {
      connect(line, name);
      return;
    }
    Peer peer = peers.get(name);
    if (line.containsKey("upgraded")) {
      same(Integer.toString(line.getInt("upgraded")), Integer.toString(peer.status()));
    } else if (line.containsKey("recv")) {
      hear(peer, line.getJsonArray("recv"));
    } else if (line.containsKey("events")) {
      hearEvents(peer, line.getJsonArray("events"));
    } else if (line.containsKey("close")) {
      same("[]", peer.rest(binary.contains(name)).toString());
      peer.close();
    } else if (line.containsKey("closed")) {
      int recorded = line.getInt("closed");
      same(Integer.toString(recorded), Integer.toString(closeCode(peer, recorded)));
    } else {
      send(peer, line);
    }
  }

  // A message that is refused in the middle may break the connection before the reason is read.
  private static int closeCode(Peer peer, int recorded) {
    int code = peer.closeCode();
    return recorded == TOO_BIG && code == BROKEN ? recorded : code;
  }

  private void connect(JsonObject line, String name) {
    String query = secrets(line.getString("query"));
    if (query.contains("vsn=3.0.0")) {
      binary.add(name);
    }
    URI uri =
        URI.create("ws://127.0.0.1:" + server.port() + line.getString("connect") + "?" + query);
    peers.put(name, new Peer(uri, headers(line)));
  }

  private void send(Peer peer, JsonObject line) {
    if (line.containsKey("hex")) {
      peer.send(HexFormat.of().parseHex(line.getString("hex")));
    } else if (line.containsKey("text")) {
      peer.send(line.getString("text"));
    } else {
      JsonArray frame = line.getJsonArray("send");
      peer.send(with(frame, topic(frame), frame.get(4)), line.containsKey("binary"));
    }
  }

  private void hear(Peer peer, JsonArray expected) {
    String topic = topic(expected);
    JsonArray actual = peer.hear(topic);
    JsonArray whole = with(expected, topic, payload(expected));
    same(Canonical.text(whole), actual == null ? "nothing" : Canonical.text(actual));
  }

  private void hearEvents(Peer peer, JsonArray range) {
    for (int seq = range.getInt(0); seq <= range.getInt(1); seq++) {
      JsonArray frame = peer.hear(topic(topics.getString(peers.get("B") == peer ? 1 : 0)));
      same(seq + " event", frame.getJsonObject(4).getInt("store_seq") + " " + frame.getString(3));
    }
  }

  private String topic(JsonArray frame) {
    String topic = frame.getString(2);
    return topic.startsWith("@")
        ? topic(topics.getString(Integer.parseInt(topic.substring(1))))
        : topic;
  }

  private String topic(String recorded) {
    return STORE_ID.matcher(recorded).replaceAll(store -> ids.of(store.group(1)));
  }

  private static JsonArray with(JsonArray frame, String topic, JsonValue payload) {
    return JsonValues.array()
        .add(frame.get(0))
        .add(frame.get(1))
        .add(topic)
        .add(frame.get(3))
        .add(payload)
        .build();
  }

  /** The payload with what the data leave out because it follows from the rest. */
  private static JsonValue payload(JsonArray frame) {
    JsonObject payload = frame.getJsonObject(4);
    if (frame.getString(3).equals("phx_reply")) {
      String status = payload.keySet().iterator().next();
      JsonObjectBuilder response = JsonValues.object();
      payload
          .getJsonObject(status)
          .forEach(
              (key, member) ->
                  response.add(key, member.toString().equals("\"full\"") ? fullScopes() : member));
      return JsonValues.object().add("status", status).add("response", response).build();
    } else if (frame.getString(3).equals("event") && !payload.containsKey("path_segments")) {
      JsonObjectBuilder whole = JsonValues.object();
      payload.forEach(whole::add);
      JsonArrayBuilder segments = JsonValues.array();
      DustPath.parse(payload.getString("path")).segments().forEach(segments::add);
      return whole.add("path_segments", segments).build();
    }
    return payload;
  }

  private static JsonValue fullScopes() {
    JsonArrayBuilder scopes = JsonValues.array();
    for (Scope scope : Scope.values()) {
      scopes.add(scope.wireName());
    }
    return scopes.build();
  }

  private void same(String expected, String actual) {
    if (!expected.equals(actual)) {
      differences.add("was " + shortened(actual) + ", recorded " + shortened(expected));
    }
  }

  private static String shortened(String text) {
    return text.length() < 900 ? text : text.substring(0, 900) + "…";
  }

  @Override
  public void close() {
    peers.values().forEach(Peer::close);
    server.close();
  }
}
