package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Optional;

/**
 * The leaves of a store at one moment, held locally. Immutable: a view never changes, and holding
 * it costs only what has changed since. Safe for use from any thread, without locks.
 */
public interface MirrorView {

  /**
   * The revision of a leaf whose revision is not known: it came by a snapshot, which tells none, or
   * it is a pending write.
   */
  long UNKNOWN_REVISION = 0;

  /**
   * The last {@code store_seq} whose operation is in this view.
   *
   * @return 0 for an empty store
   */
  long watermark();

  /**
   * How many leaves there are.
   *
   * @return 0 or more
   */
  long size();

  /**
   * The leaf at exactly a path.
   *
   * @param path any path
   * @return empty if there is none, even if there are leaves below
   */
  Optional<Leaf> leaf(DustPath path);

  /**
   * Whether there is a leaf at a path or anything below it.
   *
   * @param path any path
   * @return true if so
   */
  boolean contains(DustPath path);

  /**
   * The leaves strictly below a path, in path order (by bytes of the rendered form).
   *
   * @param base any path
   * @return does not remove
   */
  Iterator<Leaf> below(DustPath base);

  /**
   * The leaves strictly below a path that come after another path, in path order.
   *
   * @param base any path
   * @param after a rendered path; the leaf at it is not included
   * @return does not remove
   */
  Iterator<Leaf> below(DustPath base, String after);

  /**
   * One leaf.
   *
   * @param path the rendered path
   * @param value never an object, except a file, a lease or a typed value
   * @param revision the {@code store_seq} of the operation that last wrote it, or {@link
   *     #UNKNOWN_REVISION}
   */
  record Leaf(String path, JsonValue value, long revision) {}
}
