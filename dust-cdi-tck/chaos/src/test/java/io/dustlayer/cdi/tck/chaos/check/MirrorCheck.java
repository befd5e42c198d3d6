package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a client ended with exactly what the server has. */
final class MirrorCheck {

  private MirrorCheck() {}

  static List<String> violations(Truth truth, Run last) {
    List<String> found = new ArrayList<>();
    Map<String, Truth.Leaf> mirror = new TreeMap<>();
    last.events("leaf")
        .forEach(
            line ->
                mirror.put(
                    line.getString("path"),
                    new Truth.Leaf(
                        Op.text(line.get("value")), line.getJsonNumber("revision").longValue())));
    TreeSet<String> paths = new TreeSet<>(mirror.keySet());
    paths.addAll(truth.entries().keySet());
    for (String path : paths) {
      Truth.Leaf here = mirror.get(path);
      Truth.Leaf there = truth.entries().get(path);
      if (!agree(here, there)) {
        found.add(
            "wrong: the mirror of "
                + last
                + " has "
                + here
                + " at "
                + path
                + ", the server "
                + there);
      }
    }
    Optional<JsonObject> report = last.events("reported").findFirst();
    long watermark = report.map(line -> line.getJsonNumber("watermark").longValue()).orElse(-1L);
    if (watermark != truth.lastSeq()) {
      found.add("stuck: " + last + " ended at " + watermark + ", the server at " + truth.lastSeq());
    }
    return found;
  }

  // A snapshot tells no revisions.
  private static boolean agree(Truth.Leaf mirror, Truth.Leaf server) {
    return mirror != null
        && server != null
        && mirror.value().equals(server.value())
        && (mirror.revision() == 0 || mirror.revision() == server.revision());
  }
}
