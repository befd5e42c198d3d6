package io.dustlayer.cdi.schema;

import jakarta.json.JsonValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * What to store of a record, in the order of its properties. A record has few of them and they are
 * mostly gone through one by one, so that an array is enough, and costs a fraction of a hash map.
 * Never changes.
 */
final class EncodedRecord extends AbstractMap<PropertyModel, JsonValue> {

  private final PropertyModel[] properties;
  private final JsonValue[] values;
  private final int size;

  /**
   * What is stored.
   *
   * @param values for each of the properties; null where nothing is stored
   */
  EncodedRecord(PropertyModel[] properties, JsonValue[] values) {
    this.properties = properties;
    this.values = values;
    int present = 0;
    for (JsonValue value : values) {
      if (value != null) {
        present++;
      }
    }
    this.size = present;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public JsonValue get(Object property) {
    for (int i = 0; i < properties.length; i++) {
      if (properties[i] == property) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object property) {
    return get(property) != null;
  }

  @Override
  public Set<Map.Entry<PropertyModel, JsonValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<PropertyModel, JsonValue>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<PropertyModel, JsonValue>> {
    private int at;

    @Override
    public boolean hasNext() {
      while (at < values.length && values[at] == null) {
        at++;
      }
      return at < values.length;
    }

    @Override
    public Map.Entry<PropertyModel, JsonValue> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("only " + size + " values are stored");
      }
      int i = at++;
      return Map.entry(properties[i], values[i]);
    }
  }
}
