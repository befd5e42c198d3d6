package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.TestResult;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Runs suites on request. For tests only: whoever reaches it can run them. */
@Path("/suites")
public class SuiteResource {

  /** The resource; made by the container. */
  public SuiteResource() {
    super();
  }

  /**
   * Tells what of the host is used.
   *
   * @return the {@link HostParts} as an object
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String parts() {
    return HostParts.current().toJson().toString();
  }

  /**
   * Runs a suite and answers when it has ended.
   *
   * @param name the class of a suite
   * @return an array with an object for each {@link TestResult}
   */
  @POST
  @Path("/{name}")
  @Produces(MediaType.APPLICATION_JSON)
  public String run(@PathParam("name") String name) {
    JsonArrayBuilder results = Json.createArrayBuilder();
    new SuiteRunner().run(suite(name)).forEach(result -> results.add(result.toJson()));
    return results.build().toString();
  }

  private static Class<? extends TckSuite> suite(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader())
          .asSubclass(TckSuite.class);
    } catch (ClassNotFoundException | ClassCastException unknown) {
      throw new NotFoundException("there is no suite " + name, unknown);
    }
  }
}
