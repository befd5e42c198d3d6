package io.dustlayer.cdi.tck.weldcdi41;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.host.LocalSuites;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The suites, as {@code dust.tck.transport} and its like say. */
class SuitesTest {

  private static TckEnvironment environment;
  private static SeContainer container;

  @BeforeAll
  static void boot() {
    environment = TckEnvironment.start();
    environment.config().forEach(System::setProperty);
    container = SeContainerInitializer.newInstance().initialize();
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.close();
    }
    environment.close();
  }

  @TestFactory
  Stream<DynamicNode> suites() {
    return new LocalSuites(SuitesTest.class).tests();
  }
}
