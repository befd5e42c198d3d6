package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** The stored names of properties. */
final class WireNames {

  private WireNames() {}

  /** The name that the annotations give, else the Java name; adds a flaw if they disagree. */
  static String of(String name, Annotations annotations, List<Bean.Flaw> flaws) {
    List<String> given =
        annotations.all(JsonbProperty.class).stream()
            .map(JsonbProperty::value)
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
    if (given.size() > 1) {
      flaws.add(
          new Bean.Flaw(
              name,
              "has several stored names, "
                  + given
                  + ", so what is written could not be read back; keep one @JsonbProperty"));
    }
    return given.isEmpty() ? name : given.get(0);
  }
}
