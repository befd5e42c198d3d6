package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.Timestamps;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Flattening;
import io.dustlayer.cdi.server.store.LogPage;
import io.dustlayer.cdi.server.store.LogQuery;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Shows the log, newest op first. Parameters that make no sense are ignored. */
final class LogAction {
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");
  private static final int MOST = 1000;
  private static final Set<String> REMOVING = Set.of("delete", "release");

  private LogAction() {}

  static ApiAnswer answer(ApiCall call) {
    Map<String, String> query = call.query();
    int limit = Math.min(count(query.get("limit"), 50), MOST);
    int page = count(query.get("page"), 1);
    Predicate<String> paths = paths(query.get("path"));
    Instant since = since(query.get("since"));
    LogPage found =
        call.store(Scope.AUDIT_READ).log(new LogQuery(paths, query.get("op"), since, page, limit));
    JsonArrayBuilder ops = JsonValues.array();
    found.ops().forEach(op -> ops.add(op(call, op)));
    return ApiAnswer.json(
        200,
        JsonValues.object()
            .add("ops", ops)
            .add("pagination", pagination(limit, page, found.total()))
            .build());
  }

  private static JsonObjectBuilder pagination(int limit, int page, int total) {
    return JsonValues.object()
        .add("limit", limit)
        .add("page", page)
        .add("total", total)
        .add("total_pages", Math.max(1, (total + limit - 1) / limit));
  }

  private static int count(String text, int fallback) {
    return text != null && COUNT.matcher(text).matches() ? Integer.parseInt(text) : fallback;
  }

  private static Predicate<String> paths(String pattern) {
    if (pattern == null) {
      return path -> true;
    }
    try {
      Glob glob = Glob.parse(pattern);
      return path -> glob.matches(DustPath.parse(path));
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams("invalid path (" + invalid.reason().code() + ")");
    }
  }

  private static Instant since(String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException ignoredAsRealServersDo) {
      return Instant.EPOCH;
    }
  }

  private static JsonObjectBuilder op(ApiCall call, CommittedOp op) {
    return JsonValues.object()
        .add("device_id", op.origin().deviceId())
        .add("inserted_at", Timestamps.millis(op.insertedAt()))
        .add("op", op.op())
        .add("path", op.path())
        .add("store_seq", op.storeSeq())
        .add("value", value(call, op));
  }

  private static JsonValue value(ApiCall call, CommittedOp op) {
    boolean wrapped = call.has(Quirk.STORED_FORM_IN_LOG) && !REMOVING.contains(op.op());
    return wrapped && !Flattening.isTakenApart(op.value())
        ? JsonValues.object().add("_scalar", op.value()).build()
        : op.value();
  }
}
