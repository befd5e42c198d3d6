package io.dustlayer.cdi.tck.quarkus.unindexed;

import io.dustlayer.cdi.DustRepo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** The application. */
@ApplicationScoped
public class Shelves {

  @Inject DustRepo<Shelf> repo;

  void start(@Observes Startup started) {
    repo.toString();
  }
}
