package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Set;

/** The kind of a stored leaf. */
public enum EntryType {
  /** A string. */
  STRING,
  /** An integer of any size. */
  INTEGER,
  /** A 64-bit float. */
  FLOAT,
  /** True or false. */
  BOOLEAN,
  /** JSON null. */
  NULL,
  /** An array. */
  ARRAY,
  /** The reference of a file that was set like any other value. */
  FILE,
  /** The reference of a file that was put. */
  PUT_FILE,
  /** A lease. */
  LEASE,
  /** A typed decimal. */
  DECIMAL,
  /** A typed datetime. */
  DATETIME,
  /** An assembled subtree, or an envelope of unknown type. */
  MAP,
  /** A number that was incremented. */
  COUNTER,
  /** An array that was added to or removed from. */
  SET;

  /**
   * The type of a leaf that was set.
   *
   * @param leaf a JSON value that is stored as such
   * @return its type
   */
  static EntryType of(JsonValue leaf) {
    switch (leaf.getValueType()) {
      case STRING:
        return STRING;
      case NUMBER:
        return ((JsonNumber) leaf).isIntegral() ? INTEGER : FLOAT;
      case TRUE:
      case FALSE:
        return BOOLEAN;
      case NULL:
        return NULL;
      case ARRAY:
        return ARRAY;
      default:
        return ofEnvelope(leaf.asJsonObject());
    }
  }

  private static EntryType ofEnvelope(JsonObject envelope) {
    switch (envelope.getString("_type", "")) {
      case "file":
        return FILE;
      case "lease":
        return LEASE;
      case "decimal":
        return DECIMAL;
      case "datetime":
        return DATETIME;
      default:
        return MAP;
    }
  }

  /**
   * The type as answers report it.
   *
   * @param quirks those switched on
   * @return lower case
   */
  public String reported(Set<Quirk> quirks) {
    if (!quirks.contains(Quirk.IMPRECISE_TYPES)) {
      return wireName(this == ARRAY ? SET : this);
    }
    switch (this) {
      case ARRAY:
        return wireName(STRING);
      case FILE:
      case DECIMAL:
      case DATETIME:
        return wireName(MAP);
      default:
        return wireName(this);
    }
  }

  private static String wireName(EntryType type) {
    return (type == PUT_FILE ? FILE : type).name().toLowerCase(Locale.ROOT);
  }
}
