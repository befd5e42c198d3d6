package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.store.Change;
import io.dustlayer.cdi.server.store.CompactedException;
import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.regex.Pattern;

/** Shows what changed between two ops. */
final class DiffAction {
  private static final Pattern SEQ = Pattern.compile("\\d{1,18}");

  private DiffAction() {}

  static ApiAnswer answer(ApiCall call) {
    Map<String, String> query = call.query();
    Store store = call.store(Scope.ENTRIES_READ);
    if (!query.containsKey("from_seq")) {
      throw Refusal.invalidParams("from_seq is required");
    }
    long from = seq(query, "from_seq", 0);
    long to = seq(query, "to_seq", store.storeSeq());
    return ApiAnswer.json(
        200,
        JsonValues.object()
            .add("changes", changes(store, from, to))
            .add("from_seq", from)
            .add("to_seq", to)
            .build());
  }

  private static JsonArrayBuilder changes(Store store, long from, long to) {
    try {
      JsonArrayBuilder changes = JsonValues.array();
      store.history().changes(from, to).forEach(change -> changes.add(change(change)));
      return changes;
    } catch (CompactedException compacted) {
      throw Refusal.of(
          409,
          JsonValues.object()
              .add("earliest_available", compacted.earliestAvailable())
              .add("error", "compacted")
              .build());
    }
  }

  private static long seq(Map<String, String> query, String name, long fallback) {
    String text = query.get(name);
    if (text == null) {
      return fallback;
    } else if (!SEQ.matcher(text).matches()) {
      throw Refusal.invalidParams(name + " must be a non-negative integer");
    }
    return Long.parseLong(text);
  }

  private static JsonObjectBuilder change(Change change) {
    return JsonValues.object()
        .add("after", change.after())
        .add("before", change.before())
        .add("path", change.path());
  }
}
