package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.tck.Pace;
import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.RawStore;
import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of a transport, kept by the library's over HTTP. */
@ExtendWith(Pace.class)
public class HttpTransportSuite extends DustTransportContract {

  /** For JUnit, and for test classes of hosts. */
  protected HttpTransportSuite() {
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
  protected DustTransport transport() {
    return beans().plain().unwrap(DustTransport.class);
  }

  @Override
  protected OutsideView outside() {
    return new RawStore("plain");
  }
}
