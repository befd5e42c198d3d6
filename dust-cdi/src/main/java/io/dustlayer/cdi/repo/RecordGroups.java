package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DustTransport.Entry;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Groups leaves in path order into records, whatever page they came on.
 *
 * <p>All leaves strictly below one slug are neighbours in path order. A leaf at the slug's own path
 * is not one of them: it comes earlier, with other slugs in between ({@code a}, {@code a-b/x},
 * {@code a/x}), and is a group of its own. Holds one record. Not safe for concurrent use.
 */
final class RecordGroups implements Iterator<RecordGroups.Group> {

  /** What is stored for a slug: an assembled object, or the leaf at the slug's own path. */
  record Group(String slug, JsonValue value) {}

  private final Iterator<Entry> leaves;
  private final int prefixLength;
  private Entry ahead;

  RecordGroups(Iterator<Entry> leaves, int prefixLength) {
    this.leaves = leaves;
    this.prefixLength = prefixLength;
  }

  /** Groups as they are asked for. */
  static Stream<Group> stream(Iterator<Group> groups) {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, traits), false);
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && leaves.hasNext()) {
      ahead = leaves.next();
    }
    return ahead != null;
  }

  @Override
  public Group next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more records");
    }
    String slug = slug(ahead);
    if (atSlug(ahead)) {
      JsonValue leaf = ahead.value();
      ahead = null;
      return new Group(slug, leaf);
    }
    RecordLeaves record = new RecordLeaves();
    while (hasNext() && !atSlug(ahead) && slug(ahead).equals(slug)) {
      List<String> segments = RecordReader.below(ahead.path(), prefixLength + 1);
      record.add(segments, ahead.value());
      ahead = null;
    }
    return new Group(slug, record.assemble());
  }

  private String slug(Entry leaf) {
    return leaf.path().segments().get(prefixLength);
  }

  private boolean atSlug(Entry leaf) {
    return leaf.path().length() == prefixLength + 1;
  }
}
