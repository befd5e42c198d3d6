package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.repo.RecordGroups.Group;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The records of a mirror, one by one, as {@link RecordGroups} makes them of pages. It looks at the
 * rendered paths as they lie there, since taking each of a hundred thousand paths apart would cost
 * more than all the rest. Holds one record. Not safe for concurrent use.
 */
final class ViewRecords implements Iterator<Group> {

  private final Iterator<Leaf> leaves;
  private final int start;
  private final List<Leaf> record = new ArrayList<>();
  private Leaf ahead;

  ViewRecords(MirrorView view, DustPath prefix) {
    this.leaves = view.below(prefix);
    this.start = prefix.render().length() + 1;
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
    String path = ahead.path();
    int end = path.indexOf('/', start);
    String slug = DustPath.unescape(path.substring(start, end < 0 ? path.length() : end));
    if (end < 0) {
      JsonValue leaf = ahead.value();
      ahead = null;
      return new Group(slug, leaf);
    }
    record.clear();
    while (hasNext() && ahead.path().regionMatches(start, path, start, end + 1 - start)) {
      record.add(ahead);
      ahead = null;
    }
    return new Group(slug, RecordLeaves.assemble(record, end + 1));
  }
}
