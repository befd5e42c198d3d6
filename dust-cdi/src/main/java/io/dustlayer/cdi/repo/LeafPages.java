package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The leaves below a path, in path order, fetched page by page as they are asked for. Holds one
 * page. A page that cannot be read throws from {@link #hasNext()}: the leaves never end early
 * instead. Not safe for concurrent use.
 */
final class LeafPages implements Iterator<Entry> {

  private final Supplier<DustTransport> transport;
  private final int pageSize;
  private final DustPath base;
  private Iterator<Entry> page = Collections.emptyIterator();
  private Optional<String> cursor = Optional.empty();
  private boolean lastPage;

  LeafPages(StoreAccess store, DustPath base) {
    this(store, store::transport, base);
  }

  LeafPages(StoreAccess store, Supplier<DustTransport> transport, DustPath base) {
    this.transport = transport;
    this.pageSize = store.settings().pageSize();
    this.base = base;
  }

  @Override
  public boolean hasNext() {
    // A page may be empty and still have a successor.
    while (!page.hasNext() && !lastPage) {
      Page next = transport.get().list(base, pageSize, cursor);
      if (next.nextCursor().isPresent() && next.nextCursor().equals(cursor)) {
        throw RepoErrors.cursorStandsStill(base, cursor.get());
      }
      page = next.items().iterator();
      cursor = next.nextCursor();
      lastPage = cursor.isEmpty();
    }
    return page.hasNext();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more leaves below '" + base + "'");
    }
    return page.next();
  }
}
