package io.dustlayer.cdi.tck.assertion;

/**
 * The rules that the library keeps on every host. Each has at least one assertion.
 *
 * <p>There is one more, D1, which demands a README that covers all of this. It is about documents,
 * whose samples the hosts' modules compile and run; no suite can assert it of a host, so it is not
 * here.
 */
public enum Rule {

  /** Schemas. */
  S1(
      "An annotated record or class is stored under its prefix as JSON-B maps it, and an"
          + " application with wrong ones does not start but is told all their mistakes."),

  /** Validation. */
  S2("Nothing invalid is sent, and the refusal lists every violation."),

  /** Changesets. */
  S3("A changeset casts what comes from outside, collects its errors and keeps only differences."),

  /** FLAT schemas. */
  M1("A FLAT schema has one leaf for each property, and an update writes only what changed."),

  /** MAP schemas. */
  M2("A MAP schema has its record as one value, which a write replaces as a whole."),

  /** Reads in both modes. */
  M3("Records read the same in both modes, over both transports and with any slug."),

  /** The normal form of values. */
  M4("What was written reads back equal, or the write fails and names the property."),

  /** Reading all records. */
  R1("All records are read once and in order however many pages they fill, or the reading throws."),

  /** Reading one record. */
  R2(
      "One record is found, asked for or missed by its slug, with its revisions if they are wanted."),

  /** Writing records. */
  R3("Inserts and updates are upserts that return the sequence number of their commit."),

  /** Deleting records. */
  R4("A delete removes a record, or all of them, with everything below in one request."),

  /** Records that cannot be loaded. */
  R5("A stored record that cannot be loaded is left out and logged, and does no harm to others."),

  /** Conditions on whole records. */
  R6("A condition on a whole record is sent where it can hold, and never mistaken for a conflict."),

  /** Conditions on leaves. */
  R6B("An update of what was read before loses no other writer's change, in both modes."),

  /** Batches. */
  R7("A batch over any schemas of a store commits together or not at all, and names what failed."),

  /** Subscriptions. */
  R8("A subscriber hears of every committed change of its records once and in order."),

  /** Events. */
  E1("Every observer of a change is notified on its own, whatever other observers do."),

  /** Full queues. */
  E2("An observer that falls behind delays nobody, and is told once that it missed something."),

  /** The HTTP transport. */
  T1("A call over HTTP is one exact request, which is not repeated once the server has answered."),

  /** The SDK transport. */
  T2("The SDK transport mirrors the store, writes at once and catches up with what it missed."),

  /** The choice of transport. */
  T3("The settings say which transport a store uses, and it can be started and stopped meanwhile."),

  /** Batches over both transports. */
  T4("A batch works over both transports, shows as soon as it returns and is told once."),

  /** The outbox. */
  O1(
      "What the outbox takes is on disk, is committed once and in order for each record, now or by a"
          + " later run, and what became of it is told."),

  /** What is kept between two runs. */
  P1(
      "A mirror in a file is read before there is a connection, has one user, and is begun anew where"
          + " it is damaged."),

  /** Hostile servers. */
  H1(
      "Whatever a server sends or withholds, the cause is named, memory stays bounded, and the store"
          + " works again with the next honest connection."),

  /** Errors. */
  X1("A failure has a kind, a code, details, and a message that says what to do."),

  /** Configuration. */
  C1("Settings come from MP Config; a wrong one is named with its key, and no token ever shows.");

  private final String demand;

  Rule(String demand) {
    this.demand = demand;
  }

  /**
   * What the rule demands.
   *
   * @return one sentence
   */
  public String demand() {
    return demand;
  }
}
