package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.DustRepo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

@ApplicationScoped
public class ReadingList {

  @Inject DustRepo<Link> links;

  public void add() {
    links.insert(new Link("dust", "Dust", "https://dustlayer.io", null));
  }

  public List<Link> titled(String word) {
    return links.all().stream().filter(link -> link.title().contains(word)).toList();
  }
}
