package io.dustlayer.cdi.bench.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What an application would write that has no library: one route. */
@Path("/api/stores/{org}/{name}/entries")
@Produces(MediaType.APPLICATION_JSON)
public interface RawItems {

  /**
   * Asks for a record.
   *
   * @param authorization the header
   * @param org the store's name up to the slash
   * @param name the store's name behind it
   * @param slug which record
   * @return any status
   */
  @GET
  @Path("/items/{slug}")
  Response item(
      @HeaderParam("Authorization") String authorization,
      @PathParam("org") String org,
      @PathParam("name") String name,
      @PathParam("slug") String slug);
}
