package io.dustlayer.cdi.server.store;

import java.util.List;

/**
 * A page of the log, newest first.
 *
 * @param ops those on the page
 * @param total how many match on all pages
 */
public record LogPage(List<CommittedOp> ops, int total) {}
