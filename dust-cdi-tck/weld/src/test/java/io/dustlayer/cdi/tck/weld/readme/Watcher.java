package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Upserted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@ApplicationScoped
public class Watcher {

  private final List<String> shown = new CopyOnWriteArrayList<>();

  void saw(@Observes @Upserted Link link) {
    show(link.title());
  }

  void gone(@Observes @Deleted(Link.class) String slug) {
    show(slug + " is gone");
  }

  List<String> shown() {
    return shown;
  }

  private void show(String line) {
    shown.add(line);
  }
}
