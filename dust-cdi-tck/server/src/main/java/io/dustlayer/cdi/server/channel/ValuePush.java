package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;

/** The ops whose value must be of a certain type. */
record ValuePush(JsonValue value, Set<Quirk> quirks) {
  private static final String NOT_A_MAP =
      "%FunctionClauseError{module: Dust.Sync.Writer, function: :apply_to_entries, arity: 3,"
          + " kind: nil, args: nil, clauses: nil}";

  WriteOp op(String name, DustPath path, Origin origin) {
    switch (name) {
      case "merge":
        return new WriteOp.Merge(path, map("merge_requires_map_value"), origin);
      case "increment":
        return new WriteOp.Increment(path, number(), origin);
      case "add":
        return new WriteOp.Add(path, some("add_requires_value"), origin);
      case "remove":
        return new WriteOp.Remove(path, some("remove_requires_value"), origin);
      default:
        boolean inspected = quirks.contains(Quirk.INSPECTED_TERMS);
        String reason = inspected ? NOT_A_MAP : "put_file_requires_map_value";
        return new WriteOp.PutFile(path, map(reason), origin);
    }
  }

  private JsonObject map(String otherwise) {
    if (value instanceof JsonObject map) {
      return map;
    }
    throw new RefusedException(otherwise);
  }

  private JsonNumber number() {
    if (value instanceof JsonNumber number) {
      return number;
    }
    throw new RefusedException("increment_requires_number_value");
  }

  private JsonValue some(String otherwise) {
    if (value == JsonValue.NULL) {
      throw new RefusedException(otherwise);
    }
    return value;
  }
}
