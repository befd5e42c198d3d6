package io.dustlayer.examples.readinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list over HTTP. Failures are answered as {@code application/problem+json}; see {@link
 * Problem}.
 *
 * <p>A slug may hold any character: percent-encode it, a slash as {@code %2F}. Bodies are taken as
 * they are rather than as {@link Link}, so that everything that is wrong with them is told at once.
 */
@Path("/links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinksResource {

  private static final String SLUG = "{slug: .+}";

  @Inject ReadingList list;
  @Inject LinkEvents events;

  /** The resource; made by the container. */
  public LinksResource() {
    super();
  }

  /**
   * Lists the links.
   *
   * @return the newest first
   */
  @GET
  public List<Link> list() {
    return list.all();
  }

  /**
   * Adds a link.
   *
   * @param body its properties; the slug may be left out
   * @param uri where the list is
   * @return 201 with its place and the link; 409 if the slug is taken
   */
  @POST
  public Response create(Object body, @Context UriInfo uri) {
    Map<String, ?> form = form(body);
    Link link =
        list.add(form)
            .orElseThrow(
                () ->
                    new ClientErrorException(
                        "slug \""
                            + form.get("slug")
                            + "\" is taken; choose another or leave it out",
                        Response.Status.CONFLICT));
    return Response.created(place(uri, link)).entity(link).build();
  }

  /**
   * Tells of changes as they happen, whoever makes them, until the client hangs up: {@code
   * upserted} with a link, {@code deleted} with a slug, {@code resync} when the list has to be read
   * again, and {@code state} with the connection to the store: {@code live}, {@code reconnecting}
   * or {@code offline}.
   *
   * @param sink the client
   * @param sse makes events
   */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    events.add(sink, sse);
  }

  /**
   * Shows a link.
   *
   * @param slug its key
   * @return the link; 404 if there is none
   */
  @GET
  @Path(SLUG)
  public Link get(@PathParam("slug") String slug) {
    return list.find(slug).orElseThrow(() -> missing(slug));
  }

  /**
   * Tells whether a link exists.
   *
   * @param slug its key
   * @return 200 or 404, without a body
   */
  @HEAD
  @Path(SLUG)
  public Response exists(@PathParam("slug") String slug) {
    Response.Status status = list.contains(slug) ? Response.Status.OK : Response.Status.NOT_FOUND;
    return Response.status(status).build();
  }

  /**
   * Replaces what a link says.
   *
   * @param slug its key
   * @param body its properties; what is left out is cleared
   * @return the link; 404 if there is none
   */
  @PUT
  @Path(SLUG)
  public Link change(@PathParam("slug") String slug, Object body) {
    return list.change(slug, form(body)).orElseThrow(() -> missing(slug));
  }

  /**
   * Removes a link.
   *
   * @param slug its key
   * @return 204; 404 if there is none
   */
  @DELETE
  @Path(SLUG)
  public Response delete(@PathParam("slug") String slug) {
    if (!list.remove(slug)) {
      throw missing(slug);
    }
    return Response.noContent().build();
  }

  /** Encodes by itself: hosts leave a semicolon as it is and then cut what follows it. */
  private static URI place(UriInfo uri, Link link) {
    URI links = uri.getBaseUriBuilder().path(LinksResource.class).build();
    String slug = URLEncoder.encode(link.slug(), StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(links + "/" + slug);
  }

  private static NotFoundException missing(String slug) {
    return new NotFoundException("there is no link \"" + slug + "\"");
  }

  /** A binding to {@code Map} would take an array for an empty object. */
  private static Map<String, ?> form(Object body) {
    if (body instanceof Map<?, ?> properties) {
      Map<String, Object> form = new HashMap<>();
      properties.forEach((name, value) -> form.put(String.valueOf(name), value));
      return form;
    }
    throw new BadRequestException(JsonProblems.NOT_AN_OBJECT);
  }
}
