package io.dustlayer.cdi.bench;

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
public interface RawEntries {

  @GET
  @Path("/links/{slug}")
  Response link(
      @HeaderParam("Authorization") String authorization,
      @PathParam("org") String org,
      @PathParam("name") String name,
      @PathParam("slug") String slug);
}
