package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import io.dustlayer.cdi.sync.run.RemoteStore;
import io.dustlayer.cdi.sync.run.SdkSettings;
import io.dustlayer.cdi.sync.run.SdkTransport;
import io.dustlayer.cdi.tls.TrustStore;
import io.dustlayer.cdi.ws.WebSocketFactory;
import io.dustlayer.cdi.ws.WebSocketSettings;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Makes the SDK transport that the settings of a store describe. */
final class SdkStarter {

  private final StoreSettings settings;
  private final Supplier<Optional<TrustStore>> trustStore;
  private final Executor executor;

  SdkStarter(StoreSettings settings, Supplier<Optional<TrustStore>> trustStore, Executor executor) {
    this.settings = settings;
    this.trustStore = trustStore;
    this.executor = executor;
  }

  /**
   * A transport that is stopped.
   *
   * @param http the same store over HTTP
   * @throws io.dustlayer.cdi.DustException {@code INVALID_PARAMS} if a setting is missing or
   *     malformed or its file is in use, {@code NOT_SUPPORTED} if the host lacks what it needs
   */
  SdkTransport create(HttpTransport http) {
    Optional<KeptOutbox> outbox = settings.disk().outboxFolder().map(this::outbox);
    boolean done = false;
    try {
      SdkTransport transport = create(http, outbox);
      done = true;
      return transport;
    } finally {
      if (!done) {
        outbox.ifPresent(open -> open.journal().close());
      }
    }
  }

  private KeptOutbox outbox(FolderSetting folder) {
    return DiskFiles.outbox(folder, origin(), settings.disk().outboxMaxSize());
  }

  private DustCache.Origin origin() {
    return new DustCache.Origin(settings.baseUrl().toString(), settings.store());
  }

  private SdkTransport create(HttpTransport http, Optional<KeptOutbox> outbox) {
    String store = settings.store();
    // That of an outbox stays the same, so that a later run knows its own operations again.
    String deviceId =
        settings
            .deviceId()
            .or(() -> outbox.map(open -> open.kept().deviceId()))
            .orElseGet(() -> "java-" + UUID.randomUUID());
    SdkSettings sdk =
        new SdkSettings(
            engine(store, deviceId), store + " at " + settings.baseUrl(), settings.maxMessage());
    if (settings.messagePack()) {
      WebSocketFactory.requireMessagePack();
    }
    WebSocketFactory sockets = sockets(store, deviceId);
    RemoteStore remote = new RemoteStore(http, http::leaf, http::batch);
    // Last: nothing that fails after it could give the file back.
    return new SdkTransport(sdk, remote, sockets, cache(), outbox, executor);
  }

  private DustCache cache() {
    return settings
        .disk()
        .cacheFolder()
        .map(folder -> DiskFiles.cache(folder, origin()))
        .orElse(DustCache.NONE);
  }

  private WebSocketFactory sockets(String store, String deviceId) {
    WebSocketSettings socket =
        new WebSocketSettings(
            settings.baseUrl(),
            settings.token(),
            deviceId,
            settings.maxMessage(),
            trustStore.get());
    try {
      return new WebSocketFactory(store, socket);
    } catch (LinkageError withoutTheApi) {
      throw ErrorCase.NO_WEBSOCKET.toException(
          "the SDK transport of store " + store + " cannot start: the host has no WebSocket API",
          ErrorDetail.NONE,
          withoutTheApi);
    }
  }

  private EngineSettings engine(String store, String deviceId) {
    EngineSettings defaults = EngineSettings.defaults(store, deviceId);
    return new EngineSettings(
        store,
        deviceId,
        settings.messagePack(),
        settings.connectTimeout(),
        defaults.joinTimeout(),
        settings.ackTimeout(),
        settings.heartbeatInterval(),
        settings.statusInterval(),
        defaults.gapTimeout(),
        settings.rejoinInterval(),
        settings.maxInFlight(),
        settings.writeQueue(),
        defaults.holdBackLimit());
  }
}
