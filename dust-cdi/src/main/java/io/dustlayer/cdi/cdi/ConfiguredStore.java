package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.repo.StoreAccess;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.sync.run.SdkTransport;
import io.dustlayer.cdi.tls.TrustStore;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A store as the configuration describes it. Settings are read, and transports are made, by the
 * first call that needs them, so that everything injects whatever the configuration says.
 *
 * <p>The SDK transport runs from {@link #start()} to {@link #stop()}, repeatedly; with {@code
 * dust.transport=sdk} the first call starts it, if nobody did before.
 */
final class ConfiguredStore implements StoreAccess, AutoCloseable {

  /** What is to be used. */
  private enum Wanted {
    UNDECIDED,
    SDK,
    HTTP
  }

  private final String key;
  private final StoreSettings settings;
  private final OnFirstUse<String> name;
  private final OnFirstUse<RepoSettings> repoSettings;
  private final OnFirstUse<Optional<TrustStore>> trustStore;
  private final OnFirstUse<HttpTransport> http;
  private final OnFirstUse<SdkTransport> sdk;
  private final Consumer<? super RealtimeTransport> beforeStart;
  private volatile Wanted wanted = Wanted.UNDECIDED;
  private volatile boolean enabled;

  /**
   * A store.
   *
   * @param key its name in the configuration; empty for the default store
   * @param settings reads its configuration
   * @param executor runs what must not block the SDK transport's thread
   * @param beforeStart given the SDK transport before each start, once its settings are known to be
   *     right; throws nothing
   */
  ConfiguredStore(
      String key,
      StoreSettings settings,
      Executor executor,
      Consumer<? super RealtimeTransport> beforeStart) {
    this.key = key;
    this.settings = settings;
    this.name = new OnFirstUse<>(settings::store);
    this.repoSettings =
        new OnFirstUse<>(
            () ->
                new RepoSettings(
                    settings.atomicFlatWrites(), settings.pageSize(), settings.eventQueue()));
    this.trustStore = new OnFirstUse<>(settings::trustStore);
    SdkStarter starter = new SdkStarter(settings, trustStore::get, executor);
    this.http = new OnFirstUse<>(this::openHttp);
    this.sdk = new OnFirstUse<>(() -> starter.create(http.get()));
    this.beforeStart = beforeStart;
  }

  private HttpTransport openHttp() {
    URI baseUrl = settings.baseUrl();
    if (PlainText.isExposed(baseUrl)) {
      CdiLog.notEncrypted(settings.baseUrlName(), name.get(), baseUrl);
    }
    return new HttpTransport(
        new HttpSettings(
            name.get(),
            baseUrl,
            Token.of(settings.token()),
            settings.connectTimeout(),
            settings.readTimeout(),
            settings.maxAnswer(),
            trustStore.get()));
  }

  // Each read of a record comes here, and reading the configuration costs far more than a record.
  private void requireEnabled() {
    if (!enabled) {
      settings.requireEnabled();
      enabled = true;
    }
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    requireEnabled();
    return name.get();
  }

  @Override
  public DustTransport transport() {
    requireEnabled();
    if (wanted == Wanted.UNDECIDED) {
      decide();
    }
    return wanted == Wanted.SDK ? sdk.get() : http.get();
  }

  @Override
  public DustTransport remote() {
    requireEnabled();
    return http.get();
  }

  @Override
  public DurableOutbox outbox() {
    requireEnabled();
    settings.disk().requireOutbox();
    settings.requireSdkAllowed();
    return sdk.get().outbox().orElseThrow();
  }

  /**
   * Whether there is an outbox.
   *
   * @return as configured
   */
  boolean hasOutbox() {
    return settings.disk().hasOutbox();
  }

  @Override
  public RepoSettings settings() {
    requireEnabled();
    return repoSettings.get();
  }

  private synchronized void decide() {
    if (wanted != Wanted.UNDECIDED) {
      return;
    }
    if (settings.transport() == TransportMode.SDK) {
      start();
    } else {
      http.get();
      wanted = Wanted.HTTP;
    }
  }

  @Override
  public synchronized void start() {
    requireEnabled();
    settings.requireSdkAllowed();
    repoSettings.get();
    SdkTransport transport = sdk.get();
    beforeStart.accept(transport);
    transport.start();
    wanted = Wanted.SDK;
  }

  @Override
  public synchronized void stop() {
    requireEnabled();
    wanted = Wanted.HTTP;
    sdk.ifUsed().ifPresent(SdkTransport::stop);
  }

  /**
   * Whether calls are allowed.
   *
   * @return false if the store is switched off
   */
  boolean isEnabled() {
    return settings.isEnabled();
  }

  /**
   * Whether calls can be made, as far as is known now.
   *
   * @return false if the store is switched off, or may be: the first call tells what is malformed
   */
  boolean isUsable() {
    try {
      return settings.isEnabled();
    } catch (DustException malformed) {
      return false;
    }
  }

  /**
   * When the SDK transport runs.
   *
   * @return as configured
   */
  TransportMode mode() {
    return settings.transport();
  }

  /**
   * Which setting says so.
   *
   * @return the default store's if the store has none of its own
   */
  SettingName modeSetting() {
    return settings.transportName();
  }

  /**
   * Which setting says that the mirror is kept in a file.
   *
   * @return empty if none does
   */
  Optional<SettingName> fileCache() {
    return settings.disk().fileCache();
  }

  /** Stops the SDK transport for good, if there is one. */
  synchronized void end() {
    wanted = Wanted.HTTP;
    sdk.ifUsed().ifPresent(SdkTransport::close);
  }

  /** Closes the transports, if there are any. */
  @Override
  public void close() {
    sdk.ifUsed().ifPresent(SdkTransport::close);
    http.ifUsed().ifPresent(HttpTransport::close);
  }
}
