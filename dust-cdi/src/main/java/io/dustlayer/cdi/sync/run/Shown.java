package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.sync.Notice;
import io.dustlayer.cdi.sync.Status;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a server says, as logs, statuses and exceptions may show it: without the token, which a
 * server can send back, on one line, and of bounded length.
 *
 * @param withoutSecrets takes the secrets out of a text
 */
record Shown(UnaryOperator<String> withoutSecrets) {

  /** How much of a server's text is shown. */
  static final int MAX_TEXT = 300;

  private static final int MAX_SCOPES = 100;

  /** A text of the server. */
  String text(String text) {
    // In this order: half a secret is still one.
    return ForeignText.shown(withoutSecrets.apply(text), MAX_TEXT);
  }

  /** A status with the server's texts in it. */
  Status status(Status status) {
    return status(status, scopes(status.scopes()));
  }

  /** The scopes of a token, which the server tells. */
  Set<String> scopes(Set<String> scopes) {
    return scopes.stream().limit(MAX_SCOPES).map(this::text).collect(Collectors.toSet());
  }

  /** A status with the server's texts in it, and with scopes that can be shown already. */
  Status status(Status status, Set<String> scopes) {
    return new Status(
        status.phase(),
        status.synced(),
        status.watermark(),
        status.serverSeq(),
        status.pending(),
        status.lastError().map(this::text),
        status.canRead(),
        status.canWrite(),
        scopes);
  }

  /** A notice with the server's texts in it. */
  Notice notice(Notice notice) {
    if (notice instanceof Notice.TokenRefused refused) {
      return new Notice.TokenRefused(text(refused.reason()), refused.retrySeconds());
    }
    if (notice instanceof Notice.Disconnected lost) {
      return new Notice.Disconnected(text(lost.why()), lost.retryMillis());
    }
    if (notice instanceof Notice.MessageTooBig big) {
      return new Notice.MessageTooBig(text(big.detail()));
    }
    if (notice instanceof Notice.NotUnderstood strange) {
      return new Notice.NotUnderstood(text(strange.what()));
    }
    return notice;
  }
}
