package io.dustlayer.cdi.sync;

import java.util.List;

/** What came of reading over HTTP. */
public sealed interface HttpAnswer {

  /**
   * The leaves that were there.
   *
   * @param leaves the leaf at the path, if there is one, and those below it, in path order, each
   *     with its revision; empty if there is nothing
   */
  record Found(List<Leaf> leaves) implements HttpAnswer {

    /**
     * Copies the leaves.
     *
     * @param leaves the leaves
     */
    public Found {
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * It could not be read.
   *
   * @param why for the status; no secrets
   */
  record Failed(String why) implements HttpAnswer {}
}
