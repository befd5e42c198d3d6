package io.dustlayer.cdi.sync;

import java.util.OptionalLong;

/** What a server says to a join (PROTOCOL, WebSocket). */
sealed interface JoinAnswer {

  /** The version of the protocol that is spoken here. */
  int CAPABILITY = 3;

  /**
   * The channel is open.
   *
   * @param storeSeq where the server is
   * @param permissions what the token may do
   */
  record Accepted(long storeSeq, Permissions permissions) implements JoinAnswer {}

  /** The token may not read this store, or there is no such store. */
  record Refused(String reason) implements JoinAnswer {}

  /** Too many requests. */
  record RateLimited(String reason) implements JoinAnswer {}

  /** Something broke, and may break again. */
  record Crashed(String why) implements JoinAnswer {}

  /** The server does not speak this version any more. */
  record TooNew(String why) implements JoinAnswer {}

  static JoinAnswer of(Incoming.Reply reply) {
    if (!reply.ok()) {
      return switch (reply.reason()) {
        case "unauthorized", "store_not_allowed", "missing_scope", "forbidden" ->
            new Refused(reply.reason());
        case "rate_limited" -> new RateLimited(reply.reason());
        default -> new Crashed(reply.reason());
      };
    }
    long needed = Members.number(reply.response(), "capver_min").orElse(0);
    if (needed > CAPABILITY) {
      return new TooNew("the server needs capability version " + needed);
    }
    OptionalLong storeSeq = Members.number(reply.response(), "store_seq");
    return storeSeq.isEmpty()
        ? new Crashed("the reply to the join has no store_seq")
        : new Accepted(storeSeq.getAsLong(), Permissions.of(reply.response()));
  }
}
