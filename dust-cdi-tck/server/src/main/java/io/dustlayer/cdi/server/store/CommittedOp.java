package io.dustlayer.cdi.server.store;

import jakarta.json.JsonValue;
import java.time.Instant;

/**
 * An op of the log.
 *
 * @param storeSeq its place in the log, from 1 on without gaps
 * @param op the wire name, such as {@code set}
 * @param path the rendered path
 * @param value the value as it was written, not taken apart: of an increment what was added, of a
 *     merge only the children it names, of a lease the whole lease; JSON null for a delete
 * @param result the value as subscribers see it: of an increment, add or remove what there is then;
 *     of any other op the same as the value
 * @param origin where it comes from
 * @param insertedAt when it was committed
 */
public record CommittedOp(
    long storeSeq,
    String op,
    String path,
    JsonValue value,
    JsonValue result,
    Origin origin,
    Instant insertedAt) {
  /**
   * The result as reads show it.
   *
   * @return a decimal or datetime as plain string, unless it lies within an object or array
   * @throws PoisonedValueException if a typed value does not parse
   */
  public JsonValue shown() {
    return TypedValue.shown(result);
  }
}
