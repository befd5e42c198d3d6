package io.dustlayer.examples.payara;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resources at the root of the application. */
@ApplicationPath("/")
public class ReadingListApplication extends Application {

  /** The application; made by the container. */
  public ReadingListApplication() {
    super();
  }
}
