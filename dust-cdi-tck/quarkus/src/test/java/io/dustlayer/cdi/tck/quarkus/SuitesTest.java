package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.container.DescriptionSuite;
import io.dustlayer.cdi.tck.host.LocalSuites;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The suites, as {@code dust.tck.transport} and its like say. */
@QuarkusTest
@QuarkusTestResource(TckServers.class)
class SuitesTest {

  @TestFactory
  Stream<DynamicNode> suites() {
    return new LocalSuites(SuitesTest.class).tests(List.of(DescriptionSuite.class));
  }
}
