package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in few words what a test puts into a mirror, and what it finds there. */
final class Mirrors {

  private Mirrors() {}

  static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }

  static StoreEvent event(long seq, OpKind kind, String path, String value) {
    return new StoreEvent(seq, kind, DustPath.parse(path), json(value), "device", "op-" + seq);
  }

  /** A mirror of what these paths hold, revision 1, 2, 3 … */
  static Mirror mirror(String... paths) {
    Mirror.Editor editor = Mirror.empty().edit();
    long seq = 0;
    for (String path : paths) {
      Operations.apply(editor, event(++seq, OpKind.SET, path, "'" + path + "'"));
    }
    return editor.done();
  }

  /** The leaves, each as {@code value@revision}. */
  static Map<String, String> leaves(Mirror mirror) {
    return leaves(mirror.all());
  }

  static Map<String, String> leaves(Iterator<Leaf> all) {
    Map<String, String> found = new LinkedHashMap<>();
    all.forEachRemaining(
        leaf ->
            found.put(
                leaf.path(), leaf.value().toString().replace('"', '\'') + "@" + leaf.revision()));
    return found;
  }
}
