package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.tck.Pace;
import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts of a transport and of a realtime one, kept by the library's SDK transport. */
@ExtendWith(Pace.class)
public class SdkTransportSuite extends RealtimeTransportContract {

  private ChannelView outside;

  /** For JUnit, and for test classes of hosts. */
  protected SdkTransportSuite() {
    super();
  }

  /**
   * The host's beans.
   *
   * @return as injected; those of the current container if no subclass knows better
   */
  protected TckBeans beans() {
    return CDI.current().select(TckBeans.class).get();
  }

  @Override
  protected RealtimeTransport transport() {
    return beans().live().unwrap(RealtimeTransport.class);
  }

  @BeforeEach
  void joinFromOutside() {
    outside =
        new ChannelView(
            StoreAddress.configured(ConfigProvider.getConfig(), "live"),
            transport().status().watermark());
  }

  @AfterEach
  void leave() {
    outside.close();
  }

  @Override
  protected OutsideView outside() {
    return outside;
  }
}
