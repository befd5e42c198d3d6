package io.dustlayer.cdi.server.quirk;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way in which real Dust servers differ from what is documented or sensible.
 *
 * <p>The embedded server behaves as documented unless a quirk is switched on. {@link #real()} is
 * all of them: the behaviour recorded from a real server. Instances are immutable and thread-safe.
 */
public enum Quirk {
  /**
   * Subtree operations ignore ASCII case: writing or deleting {@code users} also clears {@code
   * Users/**}, and reading {@code users} shows the content of both.
   */
  CASE_FOLDING,

  /** A list whose pattern has no wildcard matches nothing, not even the entry of that path. */
  LITERAL_PATTERN_MATCHES_NOTHING,

  /**
   * Assembling an object in which a leaf lies under another leaf answers 500. Without it the deeper
   * leaf wins.
   */
  LEAF_UNDER_LEAF_ANSWERS_500,

  /**
   * A typed value that does not parse is accepted, and every read of it answers 500. Without it the
   * write is refused with 400.
   */
  POISONED_VALUES,

  /**
   * {@code If-Match} on a path that only has descendants always conflicts, reporting as current the
   * very revision that was sent. Without it the answer is 400 {@code if_match_multi_leaf}, as for a
   * write of an object.
   */
  IF_MATCH_ON_SUBTREE_ALWAYS_CONFLICTS,

  /**
   * {@code If-None-Match: *} looks at the exact leaf only: over a subtree it succeeds and wipes it.
   */
  IF_NONE_MATCH_IGNORES_SUBTREE,

  /** An {@code if_absent} in an op of a batch is ignored. Without it the condition is honoured. */
  BATCH_IGNORES_IF_ABSENT,

  /**
   * A merge that sets a child to anything but an object leaves what was below that child. Without
   * it the child's descendants go, as they do when it is set.
   */
  MERGE_LEAVES_STALE_CHILDREN,

  /** A PUT of an object with a top-level {@code _json} key stores that key's value. */
  JSON_KEY_REPLACES_VALUE,

  /** A {@code _method} key in the JSON body of a POST replaces the request's method. */
  METHOD_OVERRIDE,

  /** Arrays report the type {@code string}; decimals, datetimes and files report {@code map}. */
  IMPRECISE_TYPES,

  /** An answer of status 500 or to a malformed body closes the connection without saying so. */
  UNANNOUNCED_CLOSE,

  /** A URL that is not UTF-8 when decoded answers 500 rather than 400. */
  INVALID_UTF8_PATH_ANSWERS_500,

  /** Paths of more than 50,000 bytes cannot be written. */
  LONG_PATHS_REFUSED,

  /** A request line of more than 10,000 bytes resets the connection rather than answering 414. */
  LONG_URLS_RESET,

  /** The {@code detail} of some errors is an inspected Elixir term, or names the wrong reason. */
  INSPECTED_TERMS,

  /** The log shows values as they are stored: leaves as {@code {"_scalar": value}}. */
  STORED_FORM_IN_LOG,

  /** Import takes the whole path of a line as one segment, escaping its slashes. */
  IMPORT_ESCAPES_SLASHES,

  /** An import of more than 8,000,000 bytes answers 500 rather than 413. */
  LARGE_IMPORT_ANSWERS_500,

  /** A file whose name has a line break answers 500. Without it such characters are replaced. */
  UNPRINTABLE_FILENAME_ANSWERS_500,

  /** An allowed request reports {@code X-RateLimit-Reset: 60} wherever in the window it falls. */
  CONSTANT_RATE_LIMIT_RESET,

  /** Every answer that reached the router sets a session cookie. */
  COOKIES,

  /**
   * Only what is written by a channel is announced to the joined clients. Ops of HTTP requests, of
   * imports and of store rollbacks show only in the catch-up of a later join.
   */
  ONLY_CHANNEL_WRITES_ANNOUNCED,

  /** Ops of different writers may be announced in another order than that of their store_seq. */
  ANNOUNCED_OUT_OF_ORDER,

  /**
   * Live events are sent at once, also while a catch-up has yet to come to them: they overtake it,
   * and come again with it. Without it they begin where the catch-up ends.
   */
  LIVE_OVERTAKES_CATCH_UP,

  /** The values of snapshots that are not objects come as {@code {"_scalar": value}}. */
  SCALAR_WRAPPED_SNAPSHOTS,

  /**
   * The results of increments, adds and removes are wrong in a catch-up that also has a set, delete
   * or merge of that path: they are built from the state at its beginning and from its earlier
   * increments, adds and removes only.
   */
  WRONG_CATCH_UP_TOTALS,

  /** Live events show a decimal or datetime in its envelope, a catch-up as plain string. */
  TYPED_ENVELOPES_LIVE,

  /** A typed value that does not parse crashes every channel whose catch-up comes to it. */
  POISONED_VALUES_CRASH_JOINS,

  /**
   * A condition or fence of the wrong type, such as {@code if_match: false}, is ignored and the
   * write happens. Without it the answer is {@code invalid_precondition}.
   */
  MALFORMED_CONDITIONS_IGNORED,

  /** A write that conflicts does not say what the current revision is. */
  CONFLICT_WITHOUT_REVISION,

  /**
   * A write that a device sends again with the same {@code client_op_id} is applied again. Without
   * it, it is answered as it was the first time, if it is one of the last 10,000.
   */
  WRITES_NOT_DEDUPLICATED,

  /**
   * The {@code phx_close} of a join that another on the same socket replaces comes after the answer
   * to that one.
   */
  STALE_CLOSE_AFTER_REJOIN,

  /** A rollback with {@code path_segments} instead of a path rolls back the whole store. */
  ROLLBACK_IGNORES_PATH_SEGMENTS,

  /** A second {@code put_file} in one store crashes the channel. */
  SECOND_FILE_CRASHES_CHANNEL,

  /**
   * Who joined by the id of a store hears nothing of what is written by name, and the other way
   * around; and an archived store can still be joined by its id.
   */
  ID_TOPIC_APART,

  /**
   * When a store expires, its channels say {@code phx_close} with a null join_ref, and go on
   * answering.
   */
  EXPIRED_CHANNELS_LIVE_ON,

  /**
   * In a catch-up in MessagePack, a decimal or an integer beyond 64 bits crashes the channel; such
   * an integer written while a client of MessagePack is joined crashes the writer's channel after
   * the commit, and nobody hears of it. Without it the decimal comes as string and the integer as
   * 64-bit float.
   */
  MESSAGEPACK_CRASHES;

  private final String switchName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * The name used on the command line.
   *
   * @return lower case with dashes, such as {@code case-folding}
   */
  public String switchName() {
    return switchName;
  }

  /**
   * Every quirk: how a real server behaves.
   *
   * @return a new mutable set
   */
  public static Set<Quirk> real() {
    return EnumSet.allOf(Quirk.class);
  }

  /**
   * No quirk: how a server is documented to behave.
   *
   * @return a new mutable set
   */
  public static Set<Quirk> none() {
    return EnumSet.noneOf(Quirk.class);
  }

  /**
   * Reads the value of the {@code --quirks} option.
   *
   * @param list {@code real}, {@code none}, or names separated by commas; not null
   * @return a new set
   * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
   */
  public static Set<Quirk> parse(String list) {
    Set<Quirk> quirks = none();
    for (String word : list.split(",")) {
      String name = word.trim();
      if (name.equals("real")) {
        quirks.addAll(real());
      } else if (!name.isEmpty() && !name.equals("none")) {
        quirks.add(named(name));
      }
    }
    return quirks;
  }

  private static Quirk named(String name) {
    return Stream.of(values())
        .filter(quirk -> quirk.switchName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown quirk \"" + name + "\"; known are real, none, " + names()));
  }

  private static String names() {
    return Stream.of(values()).map(Quirk::switchName).collect(Collectors.joining(", "));
  }
}
