package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.repo.StoreAccess;
import io.dustlayer.cdi.repo.StoreDust;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The library over HTTP, as a container would make it, on a server. */
final class HttpStore implements StoreAccess, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final RepoSettings settings;
  private final HttpTransport http;
  private final StoreDust dust;

  HttpStore(URI baseUrl, String name, String token, RepoSettings settings) {
    this.name = name;
    this.settings = settings;
    this.http =
        new HttpTransport(
            new HttpSettings(name, baseUrl, Token.of(token), PATIENCE, PATIENCE, Optional.empty()));
    this.dust = new StoreDust(this, RecordValidator.NONE, Runnable::run);
  }

  <T> DustRepo<T> repo(Class<T> schema) {
    return dust.repo(schema);
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DustTransport transport() {
    return http;
  }

  @Override
  public DustTransport remote() {
    return http;
  }

  @Override
  public DurableOutbox outbox() {
    throw new IllegalStateException("no outbox here");
  }

  @Override
  public RepoSettings settings() {
    return settings;
  }

  @Override
  public void start() {
    throw new IllegalStateException("nothing but HTTP here");
  }

  @Override
  public void stop() {
    // Nothing runs.
  }

  @Override
  public void close() {
    dust.close();
    http.close();
  }
}
