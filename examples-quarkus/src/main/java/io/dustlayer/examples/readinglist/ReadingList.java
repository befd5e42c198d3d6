package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustValidationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list: everything the application does with its store. Thread-safe. Every method may throw a
 * {@link DustException}.
 */
@ApplicationScoped
public class ReadingList {

  @Inject DustRepo<Link> links;

  /** The list; made by the container. */
  public ReadingList() {
    super();
  }

  /**
   * Every link.
   *
   * @return the newest first
   */
  public List<Link> all() {
    Comparator<Link> newestFirst =
        Comparator.comparing(Link::added, Comparator.nullsLast(Comparator.reverseOrder()));
    return links.all().stream().sorted(newestFirst).toList();
  }

  /**
   * One link.
   *
   * @param slug its key
   * @return empty if there is none
   */
  public Optional<Link> find(String slug) {
    return links.get(slug);
  }

  /**
   * Whether there is such a link.
   *
   * @param slug its key
   * @return true if anything is stored for it
   */
  public boolean contains(String slug) {
    return links.exists(slug);
  }

  /**
   * Adds a link. Without a slug it gets one that is free, made from its title. Two callers that add
   * the same slug in the same instant may both succeed: the later one wins.
   *
   * @param form values by property, as they came from outside
   * @return the link as stored; empty if the wanted slug is taken
   * @throws DustValidationException if the form is not a valid link; nothing was stored
   */
  public Optional<Link> add(Map<String, ?> form) {
    Changeset<Link> link =
        Changeset.create(Link.class)
            .cast(form, "slug", "title", "url", "note", "read")
            .put("added", Instant.now().truncatedTo(ChronoUnit.MILLIS));
    String wanted = text(link, "slug");
    if (wanted.isEmpty()) {
      String free = TitleSlug.firstFree(text(link, "title"), this::isTaken);
      return Optional.of(links.insert(toldInFull(link.put("slug", free))).record());
    }
    if (links.exists(wanted)) {
      return Optional.empty();
    }
    return Optional.of(links.insert(toldInFull(link)).record());
  }

  /**
   * Replaces what a link says; only what differs is written. Its slug and its date stay.
   *
   * @param slug its key
   * @param form values by property, as they came from outside; absent means none
   * @return the link as stored; empty if there is none
   * @throws DustValidationException if the result is not a valid link; nothing was stored
   */
  public Optional<Link> change(String slug, Map<String, ?> form) {
    return links.get(slug).map(before -> links.update(replacing(before, form)).record());
  }

  /**
   * Removes a link.
   *
   * @param slug its key
   * @return false if there was none
   */
  public boolean remove(String slug) {
    boolean there = links.exists(slug);
    if (there) {
      links.delete(slug);
    }
    return there;
  }

  /** The place of one slug is where changes are told. */
  private boolean isTaken(String slug) {
    return slug.equals("events") || links.exists(slug);
  }

  private static Changeset<Link> replacing(Link before, Map<String, ?> form) {
    Map<String, Object> complete = new HashMap<>();
    complete.put("title", form.get("title"));
    complete.put("url", form.get("url"));
    complete.put("note", form.get("note"));
    complete.put("read", form.containsKey("read") ? form.get("read") : Boolean.FALSE);
    Changeset<Link> change = Changeset.of(before).cast(complete, "title", "url", "note", "read");
    Object slug = form.get("slug");
    boolean keepsSlug = slug == null || slug.equals(before.slug());
    return toldInFull(
        keepsSlug
            ? change
            : change.addError("slug", "cannot be changed; add the link again and delete this one"));
  }

  /** A write refuses a changeset that has errors without looking for more. */
  private static Changeset<Link> toldInFull(Changeset<Link> change) {
    return change.isValid() ? change : change.validateRequired();
  }

  private static String text(Changeset<Link> link, String property) {
    return link.changes().get(property) instanceof String text ? text : "";
  }
}
