package io.dustlayer.cdi.server.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the {@code Accept} header of a request allows. */
final class Accepts {
  private final List<String> types;

  private Accepts(List<String> types) {
    this.types = types;
  }

  static Accepts of(ApiRequest request) {
    String header = request.header("accept").orElse("").toLowerCase(Locale.ROOT);
    return new Accepts(
        Stream.of(header.split(","))
            .map(type -> type.split(";")[0].trim())
            .filter(type -> !type.isEmpty())
            .toList());
  }

  /** Whether the API may answer at all. */
  boolean apiAnswers() {
    return types.isEmpty()
        || types.stream()
            .anyMatch(
                type ->
                    type.equals("*/*")
                        || type.equals("application/*")
                        || type.equals("application/json"));
  }

  /** Whether errors outside the API come as JSON: only for those who ask for it by name first. */
  boolean prefersJson() {
    return types.stream()
        .filter(type -> List.of("application/json", "text/html", "*/*").contains(type))
        .findFirst()
        .filter("application/json"::equals)
        .isPresent();
  }
}
