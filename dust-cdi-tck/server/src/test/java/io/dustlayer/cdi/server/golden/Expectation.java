package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.WireClient;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Compares an answer with what was recorded, apart from ids, times and inspected terms. */
final class Expectation {
  private static final String PRESENT = "*";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String UNKNOWN_OUTCOME = "{:writer_unavailable";
  private static final Pattern VARIABLE =
      Pattern.compile("\"(device_id|inserted_at|exported_at|id|ws_url)\":\"[^\"]*\"");

  private final JsonObject line;
  private final List<String> differences = new ArrayList<>();

  private Expectation(JsonObject line) {
    this.line = line;
  }

  static List<String> differences(JsonObject line, WireClient.Answer answer) throws IOException {
    Expectation expectation = new Expectation(line);
    expectation.check(answer);
    return expectation.differences;
  }

  private void check(WireClient.Answer answer) throws IOException {
    same("status", Integer.toString(line.getInt("status")), Integer.toString(answer.status()));
    headers().forEach((name, expected) -> header(name, expected, answer.headers().get(name)));
    String body = text(answer);
    if (line.containsKey("json")) {
      same("body", comparable(line.get("json")), comparable(parsed(body)));
    } else if (line.containsKey("text")) {
      same("body", masked(line.getString("text")), masked(body));
    } else if (line.containsKey("begins")) {
      String begins = masked(line.getString("begins"));
      String actual = masked(body);
      same("begin", begins, actual.substring(0, Math.min(actual.length(), begins.length())));
      same("length", line.get("length").toString(), Integer.toString(answer.body().length));
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", JSON);
    headers.put("cache-control", "max-age=0, private, must-revalidate");
    headers.put("vary", "accept-encoding");
    headers.put("x-request-id", PRESENT);
    headers.put("x-ratelimit-limit", PRESENT);
    headers.put("x-ratelimit-remaining", PRESENT);
    headers.put("x-ratelimit-reset", PRESENT);
    headers.put("etag", null);
    headers.put("retry-after", null);
    headers.put("content-encoding", null);
    headers.put("connection", null);
    if (line.containsKey("expect")) {
      line.getJsonObject("expect")
          .forEach(
              (name, value) ->
                  headers.put(name, value instanceof JsonString text ? text.getString() : null));
    }
    return headers;
  }

  private void header(String name, String expected, String actual) {
    if (!PRESENT.equals(expected) || actual == null) {
      same(name, String.valueOf(expected), String.valueOf(actual));
    }
  }

  private void same(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      differences.add(
          "#%d %s: %s was %s, recorded %s"
              .formatted(
                  line.getInt("n"),
                  line.getString("note"),
                  what,
                  shortened(actual),
                  shortened(expected)));
    }
  }

  private static String shortened(String text) {
    return text.length() < 400 ? text : text.substring(0, 400) + "… (" + text.length() + ")";
  }

  private static String text(WireClient.Answer answer) throws IOException {
    if (!"gzip".equals(answer.headers().get("content-encoding"))) {
      return answer.text();
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonValue parsed(String body) {
    try {
      return JsonReader.parse(body);
    } catch (MalformedJsonException notJson) {
      return JsonValues.string("not JSON: " + body);
    }
  }

  /** The text with sorted keys, so that equal values give equal texts. */
  private static String comparable(JsonValue value) {
    String text = masked(JsonWriter.text(Sorted.of(value)));
    int outcome = text.indexOf(UNKNOWN_OUTCOME);
    return outcome < 0 ? text : text.substring(0, outcome + UNKNOWN_OUTCOME.length());
  }

  private static String masked(String text) {
    return VARIABLE.matcher(text).replaceAll("\"$1\":\"…\"");
  }
}
