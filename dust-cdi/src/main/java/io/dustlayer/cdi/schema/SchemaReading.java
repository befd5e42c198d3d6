package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.Codecs;
import io.dustlayer.cdi.schema.codec.UnsupportedTypeException;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.spi.JsonbProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at an entity by reflection: its description, its codecs and everything wrong with it.
 */
final class SchemaReading {

  private final SchemaDescription description;
  private final List<SchemaProblem> problems;
  private final Map<BeanProperty, Codec> codecs = new LinkedHashMap<>();
  private Bean bean;
  private String byJsonb = "";

  SchemaReading(Class<?> type) {
    this.description = SchemaReader.read(type);
    this.problems = new ArrayList<>(SchemaRules.check(List.of(description)));
    if (description.hasEntityShape()) {
      bean = Bean.of(type);
      bean.flaws().forEach(flaw -> report("DUST0121", flaw.member(), flaw.message()));
      Codecs source = new Codecs();
      bean.properties().stream()
          .filter(property -> !property.name().equals(SchemaDescription.SLUG))
          .filter(property -> !property.transientInJson())
          .forEach(property -> findCodec(source, property));
    }
    problems.sort(SchemaRules.ORDER);
  }

  private void findCodec(Codecs source, BeanProperty property) {
    try {
      codecs.put(property, source.of(property));
      if (byJsonb.isEmpty() && source.needJsonb()) {
        byJsonb = property.name();
      }
    } catch (UnsupportedTypeException unsupported) {
      report("DUST0120", property.name(), unsupported.getMessage());
    }
  }

  private void report(String code, String member, String message) {
    boolean known =
        problems.stream()
            .anyMatch(problem -> problem.code().equals(code) && problem.member().equals(member));
    if (!known) {
      problems.add(new SchemaProblem(code, description.className(), member, message));
    }
  }

  SchemaDescription description() {
    return description;
  }

  List<SchemaProblem> problems() {
    return List.copyOf(problems);
  }

  /** What the host lacks; it may have it later, which is no reason to refuse a class for ever. */
  Optional<SchemaProblem> withoutJsonb() {
    if (byJsonb.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonbProvider.provider();
      return Optional.empty();
    } catch (JsonbException | LinkageError missing) {
      return Optional.of(
          new SchemaProblem(
              "DUST0132",
              description.className(),
              byJsonb,
              "is converted by Jakarta JSON Binding 3, which has no implementation ("
                  + missing.getMessage()
                  + "). Add org.eclipse:yasson (on Quarkus the extension quarkus-jsonb)"));
    }
  }

  /** Null if the type has not the shape of an entity. */
  Bean bean() {
    return bean;
  }

  /** The stored properties in property order, without those that have a problem. */
  Map<BeanProperty, Codec> codecs() {
    return codecs;
  }
}
