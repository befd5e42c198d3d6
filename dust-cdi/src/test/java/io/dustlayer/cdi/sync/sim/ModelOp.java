package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * A committed operation in the model server's log.
 *
 * @param written what the writer sent
 * @param result what live events show
 * @param folded the leaves that it cleared only because of ASCII case
 */
record ModelOp(
    long seq,
    OpKind kind,
    DustPath path,
    JsonValue written,
    JsonValue result,
    String device,
    String clientOpId,
    Set<String> folded) {

  /** Whether its event shows a total that the server computes. */
  boolean isTotal() {
    return kind == OpKind.INCREMENT || kind == OpKind.ADD || kind == OpKind.REMOVE;
  }

  /** Whether it belongs to the same batch as the one before it. */
  boolean isContinued(ModelOp before) {
    int colon = clientOpId.indexOf(':');
    return colon > 0 && before.clientOpId.startsWith(clientOpId.substring(0, colon + 1));
  }

  JsonObject payload() {
    return payload(result);
  }

  JsonObject payload(JsonValue shown) {
    return Wire.object(
        "store_seq", seq,
        "op", kind.wireName(),
        "path", path.render(),
        "path_segments", path,
        "value", shown,
        "device_id", device,
        "client_op_id", clientOpId);
  }

  @Override
  public String toString() {
    return "%d: %s %s %s (%s)".formatted(seq, kind.wireName(), path, written, clientOpId);
  }
}
