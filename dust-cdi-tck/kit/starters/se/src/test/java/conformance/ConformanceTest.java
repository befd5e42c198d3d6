package conformance;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.host.LocalSuites;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every suite, in one container, over the transport that {@code dust.tck.transport} says. */
class ConformanceTest {

  private static TckEnvironment environment;
  private static SeContainer container;

  @BeforeAll
  static void start() {
    environment = TckEnvironment.start();
    environment.config().forEach(System::setProperty);
    container = SeContainerInitializer.newInstance().initialize();
  }

  @AfterAll
  static void stop() {
    container.close();
    environment.close();
  }

  @TestFactory
  Stream<DynamicNode> suites() {
    return new LocalSuites(ConformanceTest.class).tests();
  }
}
