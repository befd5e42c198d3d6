package io.dustlayer.cdi.server.junit;

import io.dustlayer.cdi.server.DustServer;
import java.util.HashMap;
import java.util.Map;

/** The system properties that say which store to use, as they were before a test class. */
final class ConfiguredProperties {

  private final Map<String, String> values = new HashMap<>();

  private ConfiguredProperties() {}

  static ConfiguredProperties replaceBy(DustServer server) {
    ConfiguredProperties before = new ConfiguredProperties();
    before.replace("dust.store", server.store());
    before.replace("dust.token", server.token());
    before.replace("dust.base-url", server.baseUrl().toString());
    return before;
  }

  private void replace(String key, String value) {
    values.put(key, System.setProperty(key, value));
  }

  void restore() {
    values.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
  }
}
