package io.dustlayer.cdi.sync.sim;

/**
 * Something that somebody does, or that goes wrong, at a time of its own.
 *
 * @param id what its randomness depends on, so that it is the same in every part of a plan
 * @param at nanoseconds after the beginning
 * @param fault null for what is no fault
 * @param client which engine, or which HTTP client
 */
record Step(int id, long at, Kind kind, Fault fault, int client) {

  /** What it is. */
  enum Kind {
    /** An engine writes. */
    WRITE,
    /** An engine writes what is on its disk, once or several times. */
    DURABLE,
    /** An engine writes several times at once. */
    BURST,
    /** The process of an engine writes a batch over HTTP. */
    BATCH,
    /** An HTTP client writes. */
    HTTP_WRITE,
    /** An HTTP client reads. */
    HTTP_READ,
    /** Something goes wrong. */
    FAULT
  }

  @Override
  public String toString() {
    return "step %d at %,d ms: %s%s"
        .formatted(
            id,
            at / World.MILLI,
            fault == null ? kind : kind + " " + fault,
            fault != null && !fault.isOfClient() ? "" : " of client " + client);
  }
}
