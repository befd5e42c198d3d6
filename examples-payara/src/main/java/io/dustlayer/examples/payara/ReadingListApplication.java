package io.dustlayer.examples.payara;

import io.dustlayer.examples.readinglist.DustProblems;
import io.dustlayer.examples.readinglist.JsonProblems;
import io.dustlayer.examples.readinglist.LinksResource;
import io.dustlayer.examples.readinglist.WebProblems;
import io.dustlayer.examples.readinglist.WrappedJsonProblems;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * Puts the resources at the root of the application. It names them because Jersey would find the
 * library's client, too, and warn that it is none.
 */
@ApplicationPath("/")
public class ReadingListApplication extends Application {

  /** The application; made by the container. */
  public ReadingListApplication() {
    super();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        LinksResource.class,
        PageResource.class,
        DustProblems.class,
        JsonProblems.class,
        WebProblems.class,
        WrappedJsonProblems.class);
  }
}
