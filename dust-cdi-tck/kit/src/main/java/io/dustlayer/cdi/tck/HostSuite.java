package io.dustlayer.cdi.tck;

import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite over the beans of a host. The host is configured with {@link TckEnvironment#config()}. A
 * suite runs as it is where the current container is the host's; elsewhere the host's test class
 * extends it and hands in the beans.
 */
@ExtendWith(Pace.class)
public abstract class HostSuite extends TckSuite {

  /** For the suites. */
  protected HostSuite() {
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

  /**
   * Whether the server is one that the kit did not start: it may allow 100 writes a minute.
   *
   * @return true if so
   */
  protected final boolean rateIsLimited() {
    return Pace.isNeeded();
  }
}
