package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.cdi.UnknownSettings.Unknown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The log lines of this room. */
final class CdiLog {

  private static final Logger LOG = System.getLogger(CdiLog.class.getPackageName());

  private CdiLog() {}

  /**
   * A name in the configuration looks like a setting and is not.
   *
   * @param unknown the name
   */
  static void unknownSetting(Unknown unknown) {
    LOG.log(
        Level.WARNING,
        "DUST0308: {0} is not a setting of Dust and has no effect{1}",
        unknown.name(),
        unknown
            .meant()
            .map(name -> "; did you mean " + name + "?")
            .orElse("; the settings are " + String.join(", ", Setting.keys())));
  }

  /**
   * The library is there more than once.
   *
   * @param places the copies
   */
  static void severalCopies(Set<String> places) {
    LOG.log(
        Level.WARNING,
        "DUST0130: dust-cdi is there {0} times, in one version: {1}. If beans are ambiguous, keep"
            + " one, either in the application or in the server",
        places.size(),
        String.join(", ", places));
  }

  /**
   * An observer waits for what no known schema is.
   *
   * @param line which, and what to do
   */
  static void neverObserved(String line) {
    LOG.log(Level.WARNING, "DUST0127: {0}", line);
  }

  /**
   * An observer threw.
   *
   * @param observer class and method
   * @param qualifier the kind of event
   * @param schema the entity
   * @param subject slug or path
   * @param storeSeq as of when
   * @param failure what it threw
   */
  static void observerFailed(
      String observer,
      String qualifier,
      String schema,
      String subject,
      long storeSeq,
      Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0540: "
            + observer
            + " failed at "
            + qualifier
            + " of "
            + schema
            + " '"
            + subject
            + "' as of "
            + storeSeq
            + ", and will get the next event; catch what the method throws if it should do"
            + " something else",
        failure);
  }

  /**
   * An observer does not get some events.
   *
   * @param observer class and method
   * @param resync which ones
   * @param told how many observers of resyncs are told
   */
  static void observerMissed(String observer, Resync resync, int told) {
    String schema = resync.schema().getName();
    LOG.log(
        Level.WARNING,
        "DUST0541: {0} did not get the events of {1} from {2} to {3}; {4}",
        observer,
        schema,
        Long.toString(resync.fromSeq()),
        Long.toString(resync.toSeq()),
        told > 0
            ? "the observers of @ResyncRequired are told"
            : "nobody is told: observe @ResyncRequired(" + schema + ".class) to read again then");
  }

  /**
   * The application ends while observers are still being called.
   *
   * @param observers classes and methods
   */
  static void observersStillRunning(List<String> observers) {
    LOG.log(
        Level.WARNING,
        "DUST0542: the application ends while these observers are still at work: {0}; let them"
            + " return sooner",
        String.join(", ", observers));
  }

  /**
   * There is to be an outbox, and the SDK transport is ruled out.
   *
   * @param name the setting that rules it out
   * @param store the store's name in the configuration
   */
  static void outboxOverHttp(SettingName name, String store) {
    LOG.log(
        Level.ERROR,
        "DUST0327: the outbox of {2} is not used, and insertLater and its kind are refused, because"
            + " {0}=http rules out the SDK transport: set it to auto or sdk (environment variable"
            + " {1}), or remove dust.outbox",
        name.key(),
        name.environmentVariable(),
        store.isEmpty() ? "the default store" : "store " + store);
  }

  /**
   * Observers wait for events, and one setting rules them out.
   *
   * @param name the setting that does
   * @param observers classes and methods
   */
  static void observersOverHttp(SettingName name, Set<String> observers) {
    LOG.log(
        Level.WARNING,
        "DUST0315: these observers will hear of no change, because {0}=http rules out the SDK"
            + " transport: {1}. Set it to auto or sdk (environment variable {2}), or remove the"
            + " observers",
        name.key(),
        String.join(", ", observers),
        name.environmentVariable());
  }

  /**
   * The token and all records travel in the clear.
   *
   * @param name the setting that has them do so
   * @param store the store's name on the server
   * @param baseUrl its value
   */
  static void notEncrypted(SettingName name, String store, URI baseUrl) {
    LOG.log(
        Level.WARNING,
        "DUST0328: {0} is used over {1}, which is not encrypted and not on this machine: whoever"
            + " listens in on the way reads the token and every record, and can change them. Set {2}"
            + " (environment variable {3}) to an https URL",
        store,
        baseUrl,
        name.key(),
        name.environmentVariable());
  }

  /**
   * A cache is configured for a mirror that the configuration rules out.
   *
   * @param transport the setting that does
   * @param cache the setting without effect
   */
  static void cacheOverHttp(SettingName transport, SettingName cache) {
    LOG.log(
        Level.WARNING,
        "DUST0324: {0} has no effect, because {1} rules out the SDK transport, which has the"
            + " mirror. Set the latter to auto or sdk, or remove the former",
        cache.inFull("file"),
        transport.inFull("http"));
  }

  /**
   * Observers wait for events, and the SDK transport cannot start.
   *
   * @param store the store's name in the configuration
   * @param observers classes and methods
   * @param failure why
   */
  static void notStarted(String store, Set<String> observers, DustException failure) {
    LOG.log(
        Level.ERROR,
        "DUST0316: the SDK transport of {0} cannot start, so the store is used over HTTP{1}. {2}",
        store.isEmpty() ? "the default store" : "the store '" + store + "'",
        observers.isEmpty()
            ? " and has no outbox"
            : " and these observers hear of no change: " + String.join(", ", observers),
        failure.getMessage());
  }
}
