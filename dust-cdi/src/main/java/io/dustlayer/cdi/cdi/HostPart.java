package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;

/**
 * What every application needs of its host besides CDI. What only some need is looked for where it
 * is needed: the WebSocket client when the SDK transport starts, an implementation of JSON-B where
 * a property takes one.
 */
enum HostPart {

  /** Values. */
  JSON(
      "DUST0131",
      "Jakarta JSON Processing 2.1",
      "jakarta.json.spi.JsonProvider",
      "Add org.eclipse.parsson:parsson (on Quarkus the extension quarkus-jsonb)",
      () -> JsonProvider.provider()),

  /** Annotations of entities; the implementation is looked for by {@code SchemaModel.problems}. */
  JSON_BINDING(
      "DUST0132",
      "Jakarta JSON Binding 3",
      "jakarta.json.bind.annotation.JsonbProperty",
      "Add org.eclipse:yasson (on Quarkus the extension quarkus-jsonb)",
      () -> {}),

  /** Settings. */
  CONFIG(
      "DUST0133",
      "MicroProfile Config 3",
      "org.eclipse.microprofile.config.ConfigProvider",
      "Add io.smallrye.config:smallrye-config (Quarkus has it)",
      () -> ConfigProvider.getConfig()),

  /** Requests. */
  REST_CLIENT(
      ErrorCase.NO_REST_CLIENT.code(),
      "MicroProfile Rest Client 3",
      "org.eclipse.microprofile.rest.client.RestClientBuilder",
      ErrorCase.NO_REST_CLIENT.remedy(),
      () -> RestClientBuilderResolver.instance());

  private final String code;
  private final String title;
  private final String api;
  private final String remedy;
  // Lambdas: a method reference needs the class of its method as soon as this one is loaded.
  private final Runnable lookup;

  HostPart(String code, String title, String api, String remedy, Runnable lookup) {
    this.code = code;
    this.title = title;
    this.api = api;
    this.remedy = remedy;
    this.lookup = lookup;
  }

  /**
   * Looks for the API.
   *
   * @param loader sees the application
   * @return what is wrong, and what to do; empty if it is there
   */
  Optional<String> withoutApi(ClassLoader loader) {
    try {
      Class.forName(api, false, loader);
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError missing) {
      return Optional.of(problem("is not there (" + api + " cannot be loaded)"));
    }
  }

  /**
   * Looks for an implementation, as the library does when it needs one.
   *
   * @return what is wrong, and what to do; empty if there is one
   */
  Optional<String> withoutImplementation() {
    try {
      lookup.run();
      return Optional.empty();
    } catch (RuntimeException | LinkageError missing) {
      return Optional.of(problem("is there without a working implementation (" + missing + ")"));
    }
  }

  private String problem(String what) {
    return code + " " + title + ": " + what + ". " + remedy;
  }
}
