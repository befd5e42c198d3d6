package io.dustlayer.cdi.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies of successful answers, as the protocol describes them. */
final class AnswerBodies {

  /** A body that is not what the protocol says. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }

    Unreadable(String why, Throwable cause) {
      super(why, cause);
    }
  }

  private AnswerBodies() {}

  /** What {@code GET …/entries/{path}} answers. */
  static Entry entry(JsonObject body, DustPath path) throws Unreadable {
    return new Entry(path, member(body, "value"), number(body, "revision"));
  }

  /**
   * What the list answers with {@code select=entries}.
   *
   * @param after the cursor that was sent: one that does not go on from there would never end
   */
  static Page page(JsonObject body, Optional<String> after) throws Unreadable {
    List<Entry> items = new ArrayList<>();
    for (JsonValue value : array(body, "items")) {
      JsonObject item = object(value);
      items.add(entry(item, path(item)));
    }
    Optional<String> next = cursor(body);
    if (next.isPresent()
        && after.isPresent()
        && DustPath.compareRendered(next.get(), after.get()) <= 0) {
      throw new Unreadable("'next_cursor' does not go on");
    }
    return new Page(items, next);
  }

  /** Whether a list has any item. */
  static boolean hasItems(JsonObject body) throws Unreadable {
    return !array(body, "items").isEmpty();
  }

  /** What the batch read answers for one path. */
  static Optional<Entry> leaf(JsonObject body, DustPath path) throws Unreadable {
    JsonValue leaf = object(member(body, "entries")).get(path.render());
    return leaf == null ? Optional.empty() : Optional.of(entry(object(leaf), path));
  }

  /** What a write answers. */
  static Committed committed(JsonObject body) throws Unreadable {
    return new Committed(number(body, "store_seq"), number(body, "revision"));
  }

  /** What a batch of {@code size} operations answers. */
  static CommittedBatch committedBatch(JsonObject body, int size) throws Unreadable {
    List<Committed> ops = new ArrayList<>();
    for (JsonValue op : array(body, "ops")) {
      ops.add(committed(object(op)));
    }
    if (ops.size() != size) {
      throw new Unreadable("it has " + ops.size() + " receipts for " + size + " operations");
    }
    return new CommittedBatch(number(body, "store_seq"), ops);
  }

  private static DustPath path(JsonObject item) throws Unreadable {
    if (!(member(item, "path") instanceof JsonString rendered)) {
      throw new Unreadable("'path' is not a string");
    }
    if (rendered.getChars().length() > JsonLimits.MAX_PATH) {
      throw new Unreadable("a path has more than " + JsonLimits.MAX_PATH + " characters");
    }
    try {
      return DustPath.parse(rendered.getString());
    } catch (InvalidPathException e) {
      throw new Unreadable(e.getMessage());
    }
  }

  private static Optional<String> cursor(JsonObject body) throws Unreadable {
    JsonValue cursor = member(body, "next_cursor");
    if (cursor == JsonValue.NULL) {
      return Optional.empty();
    }
    if (cursor instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    throw new Unreadable("'next_cursor' is neither a string nor null");
  }

  private static long number(JsonObject body, String name) throws Unreadable {
    return JsonLimits.wholeNumber(member(body, name))
        .orElseThrow(() -> new Unreadable("'" + name + "' is not an integer of 64 bits"));
  }

  private static JsonArray array(JsonObject body, String name) throws Unreadable {
    if (member(body, name) instanceof JsonArray array) {
      return array;
    }
    throw new Unreadable("'" + name + "' is not an array");
  }

  private static JsonObject object(JsonValue value) throws Unreadable {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new Unreadable("it has " + value.getValueType() + " where an object belongs");
  }

  private static JsonValue member(JsonObject body, String name) throws Unreadable {
    JsonValue value = body.get(name);
    if (value == null) {
      throw new Unreadable("it has no '" + name + "'");
    }
    return value;
  }
}
