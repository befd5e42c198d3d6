package io.dustlayer.cdi.bench;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;

/** What somebody would write by hand to store an entity and to load it. */
public interface HandMapping {

  /** The entity. */
  Class<?> type();

  /** What is stored of one, without its slug. */
  String json();

  /** An entity of what is stored. */
  Object load(String slug, JsonObject object);

  /** What to store of an entity. */
  Map<String, JsonValue> store(Object entity);
}
