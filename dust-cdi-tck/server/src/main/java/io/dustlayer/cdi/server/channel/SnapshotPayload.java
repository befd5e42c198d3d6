package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import io.dustlayer.cdi.server.store.Snapshot;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** The payload of a {@code snapshot}: all leaves as of one op. */
final class SnapshotPayload {
  static final String EVENT = "snapshot";

  private SnapshotPayload() {}

  static JsonObject of(Snapshot snapshot, Set<Quirk> quirks) {
    JsonObjectBuilder entries = JsonValues.object();
    for (Entry entry : snapshot.entries()) {
      entries.add(
          entry.path(),
          JsonValues.object()
              .add("type", entry.type().reported(quirks))
              .add("value", value(entry, quirks)));
    }
    return JsonValues.object().add("entries", entries).add("snapshot_seq", snapshot.seq()).build();
  }

  private static JsonValue value(Entry entry, Set<Quirk> quirks) {
    if (quirks.contains(Quirk.SCALAR_WRAPPED_SNAPSHOTS)) {
      JsonValue stored = entry.stored();
      return stored instanceof JsonObject
          ? stored
          : JsonValues.object().add("_scalar", stored).build();
    }
    try {
      return entry.shown();
    } catch (PoisonedValueException poisoned) {
      return entry.stored();
    }
  }
}
