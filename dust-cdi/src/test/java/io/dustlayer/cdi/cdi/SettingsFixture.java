package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/** Settings of a store as the given values say. */
final class SettingsFixture {

  static final String SECRET = "s3cr3t";

  private SettingsFixture() {}

  static DustException failure(Map<String, String> values, Consumer<StoreSettings> read) {
    DustException failure =
        catchThrowableOfType(DustException.class, () -> read.accept(settings("", values)));
    assertThat(failure).as("nothing was refused").isNotNull();
    return failure;
  }

  static StoreSettings settings(String storeKey, Map<String, String> values) {
    Config config = config(values);
    return new StoreSettings(storeKey, () -> config);
  }

  static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
