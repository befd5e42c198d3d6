package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.server.store.CommittedOp;
import jakarta.json.JsonValue;

/**
 * An operation of the server's log.
 *
 * @param seq its place
 * @param op such as {@code set}
 * @param path the rendered path
 * @param value as it was written; JSON null for a delete
 * @param opId the writer's own id of the operation
 */
record LoggedOp(long seq, String op, String path, JsonValue value, String opId) {

  static LoggedOp of(CommittedOp op) {
    return new LoggedOp(op.storeSeq(), op.op(), op.path(), op.value(), op.origin().clientOpId());
  }

  /** What the operation writes, wherever it stands in the log. */
  WireWrite write() {
    return new WireWrite(op, path, value);
  }

  /** Whether a writer made it: its ids begin with its name. */
  boolean isBy(String author) {
    return opId.startsWith(author + '-');
  }

  /**
   * Whether a client may send it again when it cannot know whether it arrived: only single writes
   * over the channel, never the operations of a batch, whose ids end with their index.
   */
  boolean isRepeatable() {
    return opId.indexOf(':') < 0 && !isBy(HttpWriter.AUTHOR);
  }
}
