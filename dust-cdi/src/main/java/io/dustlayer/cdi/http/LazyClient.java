package io.dustlayer.cdi.http;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.tls.TrustStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The one Rest Client of a transport, built at the first call: each {@code build()} opens its own
 * connections. Owned by the transport; any thread may ask for it.
 */
final class LazyClient implements AutoCloseable {

  /** The client, and what has to be known about it. */
  record Built(EntriesClient client, RestClientKind kind) {}

  private final HttpSettings settings;
  private Built built;
  private boolean closed;

  LazyClient(HttpSettings settings) {
    this.settings = settings;
  }

  /** The client; {@code call} is what an error names. */
  synchronized Built get(Call call) {
    if (closed) {
      throw ErrorCase.CLOSED.toException(
          call.failed("the connection to the store is closed"), ErrorDetail.NONE, null);
    }
    if (built == null) {
      built = build(call);
    }
    return built;
  }

  @Override
  public void close() {
    AutoCloseable closing;
    synchronized (this) {
      closed = true;
      closing = built != null && built.client() instanceof AutoCloseable open ? open : () -> {};
      built = null;
    }
    try {
      closing.close();
    } catch (Exception e) {
      throw new IllegalStateException("the Rest Client could not be closed", e);
    }
  }

  private Built build(Call call) {
    RestClientBuilder builder = builder(call);
    try {
      RestClientKind kind = RestClientKind.of(builder);
      return new Built(client(builder, kind), kind);
    } catch (RuntimeException | LinkageError e) {
      throw ErrorCase.REST_CLIENT_FAILED.toException(
          call.failed(
              "the host's MicroProfile Rest Client could not be built: "
                  + settings.token().scrub(e.toString())),
          ErrorDetail.NONE,
          settings.token().withoutToken(e));
    }
  }

  private static RestClientBuilder builder(Call call) {
    try {
      return RestClientBuilder.newBuilder();
    } catch (RuntimeException | LinkageError missing) {
      throw ErrorCase.NO_REST_CLIENT.toException(
          call.failed("the application has no MicroProfile Rest Client, and nothing was sent"),
          ErrorDetail.NONE,
          missing);
    }
  }

  private EntriesClient client(RestClientBuilder builder, RestClientKind kind) {
    Optional<TrustStore> trusted = settings.trustStore();
    if (trusted.isPresent() && !kind.takesTrustStores()) {
      return JakartaRestClient.of(settings, trusted.get(), kind);
    }
    if (kind.wantsContentLength()) {
      builder.register(new LengthInterceptor());
    }
    trusted.ifPresent(store -> kind.trust(builder, store));
    return builder
        .baseUri(settings.baseUrl())
        .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .register(new RequestFilter(settings.token(), kind))
        .register(new ResponseFilter())
        .property("microprofile.rest.client.disable.default.mapper", true)
        .property("jersey.config.client.httpUrlConnector.useFixedLengthStreaming", true)
        .property("jersey.config.client.suppressHttpComplianceValidation", true)
        .build(EntriesClient.class);
  }
}
