package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reading many leaves, and writing many ops in one transaction. */
final class BatchActions {
  private static final int MOST = 1000;

  private BatchActions() {}

  static ApiAnswer read(ApiCall call) {
    if (!(call.body().member("paths").orElse(null) instanceof JsonArray array)) {
      throw Refusal.invalidParams("paths required");
    }
    if (array.size() > MOST) {
      throw Refusal.invalidParams("maximum " + MOST + " paths per batch");
    }
    List<DustPath> paths = array.stream().map(BatchActions::path).distinct().toList();
    Store store = call.store(Scope.ENTRIES_READ);
    TreeSet<String> missing = new TreeSet<>();
    paths.forEach(path -> missing.add(path.render()));
    JsonObjectBuilder entries = JsonValues.object();
    for (Entry entry : store.findAll(paths)) {
      missing.remove(entry.path());
      entries.add(entry.path(), entry(call, entry));
    }
    return ApiAnswer.json(
        200, JsonValues.object().add("entries", entries).add("missing", strings(missing)).build());
  }

  private static JsonArrayBuilder strings(Iterable<String> texts) {
    JsonArrayBuilder array = JsonValues.array();
    texts.forEach(array::add);
    return array;
  }

  private static DustPath path(JsonValue value) {
    if (!(value instanceof JsonString text)) {
      throw Refusal.invalidParams("paths must be strings");
    }
    try {
      return DustPath.parse(text.getString());
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams("invalid path: " + ElixirTerm.of(text.getString()));
    }
  }

  private static JsonObjectBuilder entry(ApiCall call, Entry entry) {
    return JsonValues.object()
        .add("revision", entry.revision())
        .add("type", entry.type().reported(call.quirks()))
        .add("value", entry.shown());
  }

  static ApiAnswer write(ApiCall call) {
    if (!(call.body().member("ops").orElse(null) instanceof JsonArray array)) {
      throw Refusal.invalidParams("ops array required");
    }
    if (array.isEmpty()) {
      throw Refusal.invalidParams("ops cannot be empty");
    }
    if (array.size() > MOST) {
      throw Refusal.invalidParams("maximum " + MOST + " ops per batch");
    }
    List<WriteOp> ops = new ArrayList<>();
    for (JsonValue member : array) {
      ops.add(new BatchOp(call, ops.size()).parse(member));
    }
    Store store = call.store(Scope.ENTRIES_WRITE);
    try {
      return written(Commits.commit(call, store, ops));
    } catch (ConflictException conflict) {
      WriteOp refused = ops.get(conflict.opIndex());
      JsonObject body =
          Conditions.error(conflict, refused.condition())
              .add("op_index", conflict.opIndex())
              .add("path", refused.path().render())
              .build();
      throw Refusal.of(Conditions.status(conflict), body);
    }
  }

  private static ApiAnswer written(List<CommittedOp> committed) {
    JsonArrayBuilder ops = JsonValues.array();
    for (CommittedOp op : committed) {
      ops.add(
          JsonValues.object()
              .add("path", op.path())
              .add("revision", op.storeSeq())
              .add("store_seq", op.storeSeq()));
    }
    long last = committed.get(committed.size() - 1).storeSeq();
    return ApiAnswer.json(200, JsonValues.object().add("ops", ops).add("store_seq", last).build());
  }
}
