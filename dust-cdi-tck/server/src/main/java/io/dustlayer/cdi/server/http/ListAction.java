package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.EntryPage;
import io.dustlayer.cdi.server.store.EntryQuery;
import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Lists entries by pattern or range, page by page. */
final class ListAction {
  private static final Pattern LIMIT = Pattern.compile("\\d{1,4}");
  private static final int MOST = 1000;
  private static final String EVERYTHING = "**";
  private static final String NO_PREFIXES =
      "select=prefixes accepts only `**` (every top-level prefix) or a `<base>.**` pattern (every"
          + " direct-child prefix under <base>). Other patterns are rejected because the prefix"
          + " projection is not well-defined for them.";

  private final ApiCall call;
  private final Map<String, String> query;

  private ListAction(ApiCall call) {
    this.call = call;
    this.query = call.query();
  }

  static ApiAnswer answer(ApiCall call) {
    return new ListAction(call).answer();
  }

  private ApiAnswer answer() {
    Store store = call.store(Scope.ENTRIES_READ);
    int limit = limit();
    boolean descending = choice("order", "asc", List.of("asc", "desc")).equals("desc");
    String select = choice("select", "entries", List.of("entries", "keys", "prefixes"));
    if (query.containsKey("from") || query.containsKey("to")) {
      return page(store, range(select, descending, limit), select, null);
    }
    String pattern = pattern(select);
    if (matchesNothing(pattern)) {
      return page(new EntryPage(List.of(), null), select, pattern);
    }
    EntryQuery matching = EntryQuery.matching(glob(pattern), descending, query.get("after"), limit);
    return page(store, matching, select, pattern);
  }

  private int limit() {
    String text = query.getOrDefault("limit", "50");
    int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalidParams("limit must be 1.." + MOST);
    }
    return limit;
  }

  private String choice(String name, String fallback, List<String> allowed) {
    String value = query.getOrDefault(name, fallback);
    if (!allowed.contains(value)) {
      throw Refusal.invalidParams(name + "=" + ElixirTerm.of(value));
    }
    return value;
  }

  private EntryQuery range(String select, boolean descending, int limit) {
    if (query.containsKey("pattern")) {
      throw Refusal.badRequest("conflicting_params", "use either pattern or from/to, not both");
    }
    String from = bound("from", "to");
    String to = bound("to", "from");
    if (select.equals("prefixes")) {
      throw Refusal.badRequest("unsupported_select", "select=prefixes not supported for range");
    }
    return EntryQuery.between(from, to, descending, query.get("after"), limit);
  }

  private String bound(String name, String other) {
    String value = query.get(name);
    if (value == null) {
      throw Refusal.invalidParams(other + " requires " + name);
    } else if (value.isEmpty()) {
      throw Refusal.invalidParams(name + " must be a non-empty string");
    }
    try {
      return DustPath.parse(value).render();
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams(name + " must be a valid path");
    }
  }

  private String pattern(String select) {
    if (query.containsKey("pattern[]")) {
      throw Refusal.invalidParams("pattern must be a non-empty string");
    }
    String pattern = query.getOrDefault("pattern", EVERYTHING);
    if (pattern.isEmpty()) {
      throw Refusal.invalidParams("pattern must be a non-empty string");
    }
    if (select.equals("prefixes") && !pattern.equals(EVERYTHING) && !pattern.endsWith("/**")) {
      throw Refusal.badRequest("invalid_pattern_for_prefixes", NO_PREFIXES);
    }
    glob(pattern);
    return pattern;
  }

  private Glob glob(String pattern) {
    try {
      return Glob.parse(pattern);
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams(
          call.has(Quirk.INSPECTED_TERMS)
              ? "pattern has empty segments"
              : "invalid pattern (" + invalid.reason().code() + ")");
    }
  }

  /** An escaped star counts as a wildcard here, though it matches nothing but a star. */
  private boolean matchesNothing(String pattern) {
    return call.has(Quirk.LITERAL_PATTERN_MATCHES_NOTHING) && !pattern.contains("*");
  }

  private ApiAnswer page(Store store, EntryQuery entries, String select, String pattern) {
    return page(store.list(entries), select, pattern);
  }

  private ApiAnswer page(EntryPage page, String select, String pattern) {
    JsonValue cursor =
        page.nextCursor() == null ? JsonValue.NULL : JsonValues.string(page.nextCursor());
    return ApiAnswer.json(
        200,
        JsonValues.object()
            .add("items", items(page.entries(), select, pattern))
            .add("next_cursor", cursor)
            .build());
  }

  private JsonArrayBuilder items(List<Entry> entries, String select, String pattern) {
    JsonArrayBuilder items = JsonValues.array();
    switch (select) {
      case "keys":
        entries.forEach(entry -> items.add(entry.path()));
        break;
      case "prefixes":
        prefixes(entries, pattern).forEach(items::add);
        break;
      default:
        entries.forEach(entry -> items.add(item(entry)));
    }
    return items;
  }

  private JsonObjectBuilder item(Entry entry) {
    return JsonValues.object()
        .add("path", entry.path())
        .add("revision", entry.revision())
        .add("type", entry.type().reported(call.quirks()))
        .add("value", entry.shown());
  }

  /** The distinct prefixes of the entries on a page, one segment deeper than the base. */
  private static Set<String> prefixes(List<Entry> entries, String pattern) {
    String base = pattern.substring(0, pattern.length() - EVERYTHING.length());
    Set<String> prefixes = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry.path().startsWith(base)) {
        int end = entry.path().indexOf('/', base.length());
        prefixes.add(end < 0 ? entry.path() : entry.path().substring(0, end));
      }
    }
    return prefixes;
  }
}
