package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether an application ended with exactly what the server holds. */
final class ReadingCheck {

  private ReadingCheck() {}

  static List<String> violations(Reading reading, Map<String, Leaf> server, long lastSeq) {
    List<String> found = new ArrayList<>();
    if (reading.watermark() != lastSeq) {
      found.add("the watermark is " + reading.watermark() + ", the server is at " + lastSeq);
    }
    if (reading.pending() != 0) {
      found.add(reading.pending() + " writes have no outcome");
    }
    leaves(reading.leaves(), server, found);
    records(reading.records(), server, found);
    return found.stream().map(violation -> reading.application() + ": " + violation).toList();
  }

  private static void leaves(
      Map<String, Leaf> mirror, Map<String, Leaf> server, List<String> found) {
    TreeSet<String> paths = new TreeSet<>(mirror.keySet());
    paths.addAll(server.keySet());
    for (String path : paths) {
      Leaf here = mirror.get(path);
      Leaf there = server.get(path);
      if (here == null || there == null || !here.agreesWith(there)) {
        found.add("the mirror has " + here + " at " + path + ", the server " + there);
      }
    }
  }

  private static void records(
      Map<String, List<Content>> read, Map<String, Leaf> server, List<String> found) {
    Map<String, List<Content>> right = new TreeMap<>();
    for (SoakSchema<?> schema : SoakSchema.ALL) {
      recordsOf(schema, server)
          .forEach(
              (path, leaves) ->
                  Content.of(leaves).ifPresent(content -> right.put(path, List.of(content))));
    }
    if (!right.equals(new TreeMap<>(read))) {
      found.add("all() gives " + read + " instead of " + right);
    }
  }

  private static Map<String, Map<String, JsonValue>> recordsOf(
      SoakSchema<?> schema, Map<String, Leaf> server) {
    Map<String, Map<String, JsonValue>> records = new TreeMap<>();
    server.forEach(
        (path, leaf) ->
            recordAbove(schema, path)
                .ifPresent(
                    record ->
                        records
                            .computeIfAbsent(record, slug -> new TreeMap<>())
                            .put(path.substring(record.length() + 1), leaf.value())));
    return records;
  }

  private static Optional<String> recordAbove(SoakSchema<?> schema, String path) {
    int slug = schema.prefix().length() + 1;
    int end = path.startsWith(schema.prefix() + '/') ? path.indexOf('/', slug) : -1;
    return end < 0 ? Optional.empty() : Optional.of(path.substring(0, end));
  }
}
