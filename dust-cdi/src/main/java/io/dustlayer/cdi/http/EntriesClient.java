package io.dustlayer.cdi.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What the MicroProfile Rest Client implements: one method for each HTTP method, and nothing else.
 * Hosts differ in how they encode paths, queries and optional headers; so those travel in one
 * private header, which {@link RequestFilter} turns into the real URL and headers.
 *
 * <p>It is public because hosts generate its implementation; nobody but {@link HttpTransport} calls
 * it. There is no {@code @Path} on the class: Jersey in a web application would take it for a
 * resource to serve.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface EntriesClient {

  /**
   * Sends a GET.
   *
   * @param target the private header
   * @return any status
   */
  @GET
  @Path("")
  Response get(@HeaderParam(Target.HEADER) String target);

  /**
   * Sends a HEAD.
   *
   * @param target the private header
   * @return any status
   */
  @HEAD
  @Path("")
  Response head(@HeaderParam(Target.HEADER) String target);

  /**
   * Sends a PUT.
   *
   * @param target the private header
   * @param body JSON in UTF-8
   * @return any status
   */
  @PUT
  @Path("")
  Response put(@HeaderParam(Target.HEADER) String target, byte[] body);

  /**
   * Sends a POST.
   *
   * @param target the private header
   * @param body JSON in UTF-8
   * @return any status
   */
  @POST
  @Path("")
  Response post(@HeaderParam(Target.HEADER) String target, byte[] body);

  /**
   * Sends a DELETE; its body, if it has one, is in the private header: Jersey would drop it here.
   *
   * @param target the private header
   * @return any status
   */
  @DELETE
  @Path("")
  Response delete(@HeaderParam(Target.HEADER) String target);
}
