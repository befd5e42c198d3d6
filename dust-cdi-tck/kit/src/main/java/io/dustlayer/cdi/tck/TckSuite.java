package io.dustlayer.cdi.tck;

import io.dustlayer.cdi.tck.assertion.AssertionExtension;
import io.dustlayer.cdi.tck.assertion.AssertionNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/** A suite of the kit: its tests are assertions, which show their ids and rules when they fail. */
@ExtendWith(AssertionExtension.class)
@DisplayNameGeneration(AssertionNames.class)
public abstract class TckSuite {

  /** For the suites. */
  protected TckSuite() {
    super();
  }
}
