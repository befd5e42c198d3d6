package io.dustlayer.cdi.tck.event;

import jakarta.enterprise.context.RequestScoped;

/** Counts within one request. */
@RequestScoped
public class Visit {

  private int count;

  /** Made by the host. */
  public Visit() {
    super();
  }

  /**
   * Counts on.
   *
   * @return 1 at the first call within a request
   */
  public int next() {
    count++;
    return count;
  }
}
