package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.Flattening;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.Subtree;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reading and writing one entry or subtree, its path in the URL or in the body. */
final class EntryActions {
  private static final String EMPTY_BODY =
      "request body is empty. To write a JSON null value, send the literal string \"null\" with"
          + " content-type: application/json. To remove an entry, use DELETE.";

  private EntryActions() {}

  static ApiAnswer get(ApiCall call) {
    DustPath path = call.path();
    Store store = call.store(Scope.ENTRIES_READ);
    Optional<Entry> leaf = store.find(path);
    if (leaf.isPresent()) {
      return found(
          path,
          leaf.get().shown(),
          leaf.get().type().reported(call.quirks()),
          leaf.get().revision());
    }
    Subtree subtree = store.subtree(path).orElseThrow(Refusal::notFound);
    return found(path, subtree.value(), "map", subtree.revision());
  }

  private static ApiAnswer found(DustPath path, JsonValue value, String type, long revision) {
    JsonObject body =
        JsonValues.object()
            .add("path", path.render())
            .add("revision", revision)
            .add("type", type)
            .add("value", value)
            .build();
    return ApiAnswer.json(200, body).with("etag", "\"" + revision + "\"");
  }

  static ApiAnswer put(ApiCall call) {
    DustPath path = call.path();
    Store store = call.store(Scope.ENTRIES_WRITE);
    Condition condition = Conditions.ofHeaders(call.request());
    return set(call, store, path, wholeValue(call), condition);
  }

  private static JsonValue wholeValue(ApiCall call) {
    if (call.body() instanceof RequestBody.Unparsed) {
      throw Refusal.invalidParams("request body could not be parsed");
    }
    if (!(call.body() instanceof RequestBody.Parsed parsed)
        || parsed.value().equals(JsonValue.EMPTY_JSON_OBJECT)) {
      throw Refusal.invalidParams(EMPTY_BODY);
    }
    return call.has(Quirk.JSON_KEY_REPLACES_VALUE)
        ? parsed.object().getOrDefault("_json", parsed.value())
        : parsed.value();
  }

  static ApiAnswer delete(ApiCall call) {
    DustPath path = call.path();
    Store store = call.store(Scope.ENTRIES_WRITE);
    Condition condition = Conditions.ofIfMatchHeader(call.request());
    return commit(call, store, new WriteOp.Delete(path, condition, call.origin()));
  }

  static ApiAnswer putByBody(ApiCall call) {
    String text = pathMember(call);
    JsonValue value =
        call.body()
            .member("value")
            .orElseThrow(
                () ->
                    Refusal.invalidParams(
                        "'value' field required in body. To remove an entry use DELETE /entries"
                            + " with the path in the body."));
    DustPath path = parse(text);
    Store store = call.store(Scope.ENTRIES_WRITE);
    return set(call, store, path, value, Conditions.ofMembers(call.body().object(), ""));
  }

  static ApiAnswer deleteByBody(ApiCall call) {
    DustPath path = parse(pathMember(call));
    Store store = call.store(Scope.ENTRIES_WRITE);
    Condition condition = Conditions.ofIfMatchMember(call.body().object(), "");
    return commit(call, store, new WriteOp.Delete(path, condition, call.origin()));
  }

  private static String pathMember(ApiCall call) {
    if (call.body().member("path").orElse(null) instanceof JsonString path
        && !path.getString().isEmpty()) {
      return path.getString();
    }
    throw Refusal.invalidParams("'path' field required in body (non-empty string)");
  }

  private static DustPath parse(String rendered) {
    try {
      return DustPath.parse(rendered);
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams("invalid path (" + invalid.reason().code() + ")");
    }
  }

  private static ApiAnswer set(
      ApiCall call, Store store, DustPath path, JsonValue value, Condition condition) {
    if (Flattening.isTakenApart(value) && condition != Condition.ALWAYS) {
      throw Refusal.of(400, Conditions.multiLeaf(condition).build());
    }
    return commit(call, store, new WriteOp.Set(path, value, condition, call.origin()));
  }

  private static ApiAnswer commit(ApiCall call, Store store, WriteOp op) {
    try {
      CommittedOp committed = Commits.commit(call, store, List.of(op)).get(0);
      return ApiAnswer.json(
          200,
          JsonValues.object()
              .add("revision", committed.storeSeq())
              .add("store_seq", committed.storeSeq())
              .build());
    } catch (ConflictException conflict) {
      throw Refusal.of(
          Conditions.status(conflict), Conditions.error(conflict, op.condition()).build());
    }
  }
}
