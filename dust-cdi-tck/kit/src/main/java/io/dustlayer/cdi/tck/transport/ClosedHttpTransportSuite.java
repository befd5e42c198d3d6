package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The contract of a closed transport, kept by the library's over HTTP. */
public class ClosedHttpTransportSuite extends ClosedTransportContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For JUnit, and for test classes of hosts. */
  protected ClosedHttpTransportSuite() {
    super();
  }

  @Override
  protected DustTransport opened() {
    StoreAddress store = StoreAddress.configured(ConfigProvider.getConfig(), "plain");
    return new HttpTransport(
        new HttpSettings(
            store.store(),
            URI.create(store.baseUrl()),
            Token.of(store.token()),
            PATIENCE,
            PATIENCE,
            Optional.empty()));
  }
}
