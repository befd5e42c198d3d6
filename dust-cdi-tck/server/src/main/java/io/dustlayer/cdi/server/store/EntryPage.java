package io.dustlayer.cdi.server.store;

import java.util.List;

/**
 * A page of a list.
 *
 * @param entries those on the page
 * @param nextCursor the rendered path to go on after; null at the end
 */
public record EntryPage(List<Entry> entries, String nextCursor) {}
