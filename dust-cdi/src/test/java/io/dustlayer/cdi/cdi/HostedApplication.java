package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** What {@link HostWithout} runs; each method returns the failure, or "started". */
public final class HostedApplication {

  /** A class, which JSON-B converts. */
  public static final class Money {
    /** A property. */
    public int cents;
  }

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @DustSchema(prefix = "prices")
  record Price(String slug, String currency, Money money) {}

  @Dependent
  static class Links {
    @Inject DustRepo<Link> links;
  }

  @Dependent
  static class Prices {
    @Inject DustRepo<Price> prices;
  }

  private HostedApplication() {}

  public static String deploy() {
    return start(Links.class);
  }

  public static String deployWithClass() {
    return start(Prices.class);
  }

  public static String build() {
    try {
      new DustBuildExtension().checkHost();
      return "started";
    } catch (DeploymentException failure) {
      return failure.getMessage();
    }
  }

  public static String readOverHttp() {
    try (HttpTransport http =
        new HttpTransport(
            new HttpSettings(
                "acme/main",
                URI.create("http://127.0.0.1:1"),
                Token.of("secret"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Optional.empty()))) {
      return String.valueOf(http.get(DustPath.of("links", "a")));
    } catch (Exception failure) {
      return failure.toString();
    }
  }

  public static String openFileCache() {
    try {
      Path path = Files.createTempDirectory("dust-cache");
      FolderSetting folder = new FolderSetting(Setting.CACHE_PATH.in(""), path);
      DustCache.Origin origin = new DustCache.Origin("http://127.0.0.1:1", "acme/main");
      try (DustCache cache = DiskFiles.cache(folder, origin)) {
        return "opened at " + cache.restore().watermark();
      }
    } catch (Exception failure) {
      return failure.toString();
    }
  }

  private static String start(Class<?> bean) {
    try (WeldContainer container = new Weld().addBeanClasses(bean).initialize()) {
      return container.isRunning() ? "started" : "not started";
    } catch (Exception failure) {
      return failure.getMessage();
    }
  }
}
