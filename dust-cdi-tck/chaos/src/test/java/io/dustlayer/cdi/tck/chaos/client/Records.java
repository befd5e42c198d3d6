package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.chaos.client.Planned.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One schema, as the writer uses it.
 *
 * @param top the only segment of its prefix
 * @param whole whether an update writes the whole record
 * @param repo its repository
 * @param make makes a record
 * @param titleOf its title
 * @param bodyOf its body, which may be null
 * @param type its class
 */
record Records<T>(
    String top,
    boolean whole,
    DustRepo<T> repo,
    Make<T> make,
    Function<T, String> titleOf,
    Function<T, String> bodyOf,
    Class<T> type) {

  interface Make<T> {
    T of(String slug, String title, String body);
  }

  String path(String slug) {
    return top + '/' + slug;
  }

  Planned insert(String slug, String title, String body) {
    List<Leaf> fresh = new ArrayList<>();
    fresh.add(new Leaf(path(slug) + "/title", title));
    if (body != null) {
      fresh.add(new Leaf(path(slug) + "/body", body));
    }
    return new Planned(fresh, List.of(), List.of());
  }

  /** With a new title, and perhaps a new body. */
  Planned update(String slug, T before, String title, String body) {
    String kept = bodyOf.apply(before);
    List<Leaf> carried =
        whole && body == null && kept != null
            ? List.of(new Leaf(path(slug) + "/body", kept))
            : List.of();
    return new Planned(insert(slug, title, body).fresh(), carried, List.of());
  }
}
