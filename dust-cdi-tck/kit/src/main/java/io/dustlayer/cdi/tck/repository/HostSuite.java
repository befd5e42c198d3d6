package io.dustlayer.cdi.tck.repository;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.TckEnvironment;

/**
 * A suite over the beans of a host. The host's test class extends it and hands in the beans; the
 * host is configured with {@link TckEnvironment#config()}.
 */
public abstract class HostSuite {

  /** For the suites. */
  protected HostSuite() {
    super();
  }

  /**
   * The host's beans.
   *
   * @return as injected
   */
  protected abstract TckBeans beans();
}
