package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.host.LocalSuites;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suites, as {@code dust.tck.transport} and its like say. */
@ExtendWith(WeldHost.class)
class SuitesTest {

  @TestFactory
  Stream<DynamicNode> suites() {
    return new LocalSuites(SuitesTest.class).tests();
  }
}
