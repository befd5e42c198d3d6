package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.repo.StoreAccess;
import io.dustlayer.cdi.spi.DustTransport;

/**
 * A store as the configuration describes it. Settings are read, and the transport is made, by the
 * first call that needs them, so that everything injects whatever the configuration says.
 */
final class ConfiguredStore implements StoreAccess, AutoCloseable {

  private final String key;
  private final StoreSettings settings;
  private final OnFirstUse<String> name;
  private final OnFirstUse<RepoSettings> repoSettings;
  private final OnFirstUse<DustTransport> transport;

  /**
   * A store.
   *
   * @param key its name in the configuration; empty for the default store
   * @param settings reads its configuration
   */
  ConfiguredStore(String key, StoreSettings settings) {
    this.key = key;
    this.settings = settings;
    this.name = new OnFirstUse<>(settings::store);
    this.repoSettings =
        new OnFirstUse<>(() -> new RepoSettings(settings.atomicFlatWrites(), settings.pageSize()));
    this.transport = new OnFirstUse<>(this::open);
  }

  private DustTransport open() {
    settings.requireHttp();
    return new HttpTransport(
        new HttpSettings(
            name.get(),
            settings.baseUrl(),
            Token.of(settings.token()),
            settings.connectTimeout(),
            settings.readTimeout()));
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    settings.requireEnabled();
    return name.get();
  }

  @Override
  public DustTransport transport() {
    settings.requireEnabled();
    return transport.get();
  }

  @Override
  public RepoSettings settings() {
    settings.requireEnabled();
    return repoSettings.get();
  }

  @Override
  public void start() {
    settings.requireEnabled();
    settings.requireHttp();
  }

  @Override
  public void stop() {
    settings.requireEnabled();
  }

  /** Closes the transport, if there is one. */
  @Override
  public void close() {
    transport.ifUsed().ifPresent(DustTransport::close);
  }
}
