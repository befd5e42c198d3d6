package io.dustlayer.examples.payara;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** The page: the resource of the links is at the root, where a host would look for files. */
@Path("/")
@ApplicationScoped
public class PageResource {

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html;charset=UTF-8",
          "app.js", "text/javascript;charset=UTF-8",
          "style.css", "text/css;charset=UTF-8",
          "icon.svg", "image/svg+xml");

  private static final String ONLY_ITS_OWN_SCRIPT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** The resource; made by the container. */
  public PageResource() {
    super();
  }

  /**
   * The page itself.
   *
   * @return HTML that runs only its own script
   */
  @GET
  public Response page() {
    return file("index.html");
  }

  /**
   * A file of the page.
   *
   * @param name its name
   * @return the file; 404 if the page has none of that name
   */
  @GET
  @Path("{name}")
  public Response file(@PathParam("name") String name) {
    String type = TYPES.get(name);
    if (type == null) {
      throw new NotFoundException("there is no page \"" + name + "\"");
    }
    InputStream content = PageResource.class.getResourceAsStream("/page/" + name);
    return Response.ok(content, type)
        .header("Content-Security-Policy", ONLY_ITS_OWN_SCRIPT)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
