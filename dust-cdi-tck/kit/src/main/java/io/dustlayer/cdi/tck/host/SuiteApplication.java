package io.dustlayer.cdi.tck.host;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The test application: with this jar, the library and JUnit in it, any host runs the suites on
 * request. It is a bean, because Helidon takes no other application.
 */
@Dependent
@ApplicationPath("/tck")
public class SuiteApplication extends Application {

  /** The application; made by the container. */
  public SuiteApplication() {
    super();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(SuiteResource.class);
  }
}
