package io.dustlayer.cdi.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The object that a server would assemble from the leaves below a path, for paths that can only be
 * listed. A leaf that has leaves below itself hides them.
 */
final class Assembly {

  private final Map<String, Assembly> children = new TreeMap<>();
  private JsonValue leaf;

  private Assembly() {}

  /** The object at a path. */
  static Entry of(DustPath base, List<Entry> leaves, JsonProvider json) {
    Assembly root = new Assembly();
    long revision = 0;
    for (Entry entry : leaves) {
      Assembly node = root;
      for (String segment : entry.path().segments().subList(base.length(), entry.path().length())) {
        node = node.children.computeIfAbsent(segment, absent -> new Assembly());
      }
      node.leaf = entry.value();
      revision = Math.max(revision, entry.revision());
    }
    return new Entry(base, root.value(json), revision);
  }

  private JsonValue value(JsonProvider json) {
    if (leaf != null) {
      return leaf;
    }
    JsonObjectBuilder object = json.createObjectBuilder();
    children.forEach((name, child) -> object.add(name, child.value(json)));
    return object.build();
  }
}
