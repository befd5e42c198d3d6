package io.dustlayer.cdi.tck.repository;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.assertion.AssertionExtension;
import io.dustlayer.cdi.tck.assertion.AssertionNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite over the beans of a host. The host's test class extends it and hands in the beans; the
 * host is configured with {@link TckEnvironment#config()}.
 */
@ExtendWith(AssertionExtension.class)
@DisplayNameGeneration(AssertionNames.class)
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
