package io.dustlayer.cdi.tck.payara.redeployed;

import io.dustlayer.cdi.tck.host.Generations;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Tells what the earlier deployments have left behind. */
@ApplicationPath("/")
@Path("/left")
public class LapsApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(LapsApplication.class);
  }

  /**
   * What is left.
   *
   * @return a line for each class loader and each thread
   * @throws IllegalAccessException if the virtual machine does not let its threads be inspected
   */
  @GET
  public String left() throws IllegalAccessException {
    return String.join("\n", Generations.left(LapsApplication.class.getClassLoader()));
  }
}
