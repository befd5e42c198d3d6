package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The samples that are statements. */
@ApplicationScoped
public class Guide {

  @Inject Dust dust;
  @Inject DustRepo<Link> links;

  private final Map<String, String> shown = new LinkedHashMap<>();

  Map<String, String> form(Link link, Map<String, String> params) {
    Changeset<Link> change =
        Changeset.of(link).cast(params, "title", "url", "note").validateRequired();
    if (change.isValid()) {
      links.update(change);
    } else {
      change.errors().forEach(error -> show(error.property(), error.message()));
    }
    return shown;
  }

  void lock() {
    Stored<Link> read = links.find("dust").orElseThrow();
    try {
      links.update(read, new Link("dust", "Dust, renamed", read.record().url(), null));
    } catch (DustException e) {
      if (e.kind() == DustException.Kind.CONFLICT) {
        // somebody else was first: read again
      }
    }
    links.update("dust", found -> new Link("dust", "New", found.url(), found.note()));
  }

  void batch(Changeset<Link> change) {
    dust.batchWrite(
        Batch.create()
            .insert(new Link("a", "A", "https://a.example", null))
            .update(change)
            .delete(Link.class, "stale"));
  }

  private void show(String property, String message) {
    shown.put(property, message);
  }
}
