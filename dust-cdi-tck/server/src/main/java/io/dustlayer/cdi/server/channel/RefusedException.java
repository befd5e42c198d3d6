package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;

/** Ends the handling of a message with an error reply. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedException(Reply reply) {
    super(reply.response().toString(), null, false, false);
    this.reply = reply;
  }

  RefusedException(String reason) {
    this(Reply.error(reason));
  }

  static void unlessAllowed(AccessToken token, Scope scope) {
    if (!token.allows(scope)) {
      throw new RefusedException(
          Reply.error(
              JsonValues.object()
                  .add("message", "Token is missing " + scope.wireName() + " scope")
                  .add("reason", "missing_scope")
                  .add("scope", scope.wireName())));
    }
  }

  Reply reply() {
    return reply;
  }
}
