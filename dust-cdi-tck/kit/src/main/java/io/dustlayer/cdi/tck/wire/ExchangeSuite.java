package io.dustlayer.cdi.tck.wire;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges over a channel as they were seen with real servers. */
public class ExchangeSuite extends ScriptedSuite {

  /** For JUnit, and for test classes of hosts. */
  protected ExchangeSuite() {
    super();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-join.txt", "restart.txt", "snapshot.txt"})
  @Assertion(id = "DUST-EXCH-001", rule = Rule.T2)
  void the_client_plays_its_part(String script) throws IOException, InterruptedException {
    play(script);
  }
}
