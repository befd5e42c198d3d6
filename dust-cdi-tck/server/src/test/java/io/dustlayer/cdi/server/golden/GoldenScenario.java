package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was recorded of one scenario, distilled: one line of JSON for each exchange or event, after
 * a head line that says how many were recorded.
 *
 * <p>Repetition is abbreviated: {@code ⟦x*1000⟧} stands for a thousand x, {@code ⟦seq 3 k#⟧} for
 * {@code k0,k1,k2}, in which {@code #+2} and {@code #%2} calculate.
 */
record GoldenScenario(String name, JsonObject head, List<JsonObject> lines) {
  private static final Pattern SEQUENCE = Pattern.compile("⟦seq (\\d+) (.*?)⟧");
  private static final Pattern REPEATED = Pattern.compile("⟦([^⟧]*?)\\*(\\d+)⟧");
  private static final Pattern PLUS = Pattern.compile("#\\+(\\d+)");
  private static final Pattern MODULO = Pattern.compile("#%(\\d+)");

  static GoldenScenario load(String kind, String name) {
    String file = "/golden/" + kind + "/" + name + ".jsonl";
    try (InputStream in = GoldenScenario.class.getResourceAsStream(file)) {
      List<JsonObject> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(GoldenScenario::parse)
              .toList();
      return new GoldenScenario(name, lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonObject parse(String line) {
    try {
      return JsonReader.parse(expand(line)).asJsonObject();
    } catch (MalformedJsonException malformed) {
      throw new IllegalStateException("not JSON: " + line, malformed);
    }
  }

  private static String expand(String line) {
    String sequenced =
        SEQUENCE
            .matcher(line)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        IntStream.range(0, Integer.parseInt(match.group(1)))
                            .mapToObj(i -> element(match.group(2), i))
                            .collect(Collectors.joining(","))));
    return REPEATED
        .matcher(sequenced)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
  }

  private static String element(String template, int i) {
    String text = template;
    if (text.contains("#+")) {
      text = replaced(PLUS, text, operand -> i + operand);
    }
    if (text.contains("#%")) {
      text = replaced(MODULO, text, operand -> i % operand);
    }
    return text.replace("#", Integer.toString(i));
  }

  private static String replaced(Pattern pattern, String text, IntUnaryOperator calculation) {
    return pattern
        .matcher(text)
        .replaceAll(
            match -> Integer.toString(calculation.applyAsInt(Integer.parseInt(match.group(1)))));
  }

  int recorded() {
    return head.getInt("recorded");
  }

  List<JsonObject> listed() {
    return lines.stream().filter(line -> line.containsKey("listed")).toList();
  }

  List<JsonObject> replayed() {
    return lines.stream()
        .filter(line -> line.containsKey("n") && !line.containsKey("listed"))
        .toList();
  }
}
