package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.schema.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** What this room tells operators. */
final class RepoLog {

  private static final Logger LOG = System.getLogger("io.dustlayer.cdi.repo");

  private static final int MAX_SHOWN = 200;
  private static final int MAX_LISTED = 50;

  private RepoLog() {}

  static void notLoadable(String schema, Loaded.Unloadable<?> record) {
    LOG.log(
        Level.WARNING,
        "DUST0520: {0} ''{1}'' is stored but cannot be loaded and is skipped: missing {2},"
            + " unrecognized {3}, not decodable {4}. Write the missing properties, or delete the"
            + " record",
        schema,
        shown(record.slug()),
        record.missing(),
        shown(record.unrecognized()),
        shown(record.problems()));
  }

  static void notDecodable(String schema, String slug, long storeSeq, List<String> problems) {
    LOG.log(
        Level.WARNING,
        "DUST0530: {0} ''{1}'' as of {2} cannot be loaded, and its receivers take it for deleted:"
            + " {3}. Write values that fit, or delete the record",
        schema,
        shown(slug),
        Long.toString(storeSeq),
        shown(problems));
  }

  private static String shown(String foreign) {
    return ForeignText.shown(foreign, MAX_SHOWN);
  }

  private static String shown(List<String> foreign) {
    List<String> beginning = foreign.stream().limit(MAX_LISTED).map(RepoLog::shown).toList();
    int more = foreign.size() - beginning.size();
    return more == 0 ? beginning.toString() : beginning + " and " + more + " more";
  }

  static void receiverFailed(String schema, String subject, long storeSeq, Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0531: a subscriber of "
            + schema
            + " failed at "
            + subject
            + " as of "
            + storeSeq
            + " and goes on with the next event",
        failure);
  }

  static void queueFull(String schema, int limit, long fromSeq) {
    LOG.log(
        Level.WARNING,
        "DUST0532: a subscriber of {0} is too slow: its {1} waiting events, from {2} on, are"
            + " dropped, and it is told to read again. Make it faster, or raise dust.events.queue"
            + " (DUST_EVENTS_QUEUE)",
        schema,
        Integer.toString(limit),
        Long.toString(fromSeq));
  }

  static void executorRefuses(String schema, Throwable refusal) {
    LOG.log(
        Level.WARNING,
        "DUST0533: events of "
            + schema
            + " wait: the executor takes no task; it is asked again every second. If the"
            + " application is not being stopped, give the executor more threads or a longer queue",
        refusal);
  }

  static void changeFailed(String schema, long storeSeq, Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0534: the change of "
            + schema
            + " at "
            + storeSeq
            + " could not be told to its subscribers, who are told to read again",
        failure);
  }

  static void operationsMissed(Resync resync) {
    LOG.log(
        Level.WARNING,
        "DUST0535: a subscriber of operations of {0} missed those from {1} to {2}, and nothing was"
            + " given to subscribeRaw that would be told of it",
        resync.schema().getSimpleName(),
        Long.toString(resync.fromSeq()),
        Long.toString(resync.toSeq()));
  }
}
