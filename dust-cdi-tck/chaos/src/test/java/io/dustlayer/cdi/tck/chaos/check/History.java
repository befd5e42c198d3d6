package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.wire.Repetition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all clients wrote down, and what the network saw of them.
 *
 * @param runs of each client, in order
 * @param pauses of clients
 * @param sent every write over a WebSocket, in the order of each client
 */
public record History(Map<String, List<Run>> runs, List<Pause> pauses, List<Repetition> sent) {

  /** Reads the files {@code <client>.<run>.log} of a folder. */
  public static History read(
      Path folder, List<String> clients, List<Pause> pauses, List<Repetition> sent)
      throws IOException {
    Map<String, List<Run>> runs = new TreeMap<>();
    for (String client : clients) {
      List<Run> own = new ArrayList<>();
      for (int run = 1; Files.exists(file(folder, client, run)); run++) {
        boolean last = !Files.exists(file(folder, client, run + 1));
        own.add(new Run(client, run, last, lines(file(folder, client, run))));
      }
      runs.put(client, own);
    }
    return new History(runs, pauses, sent);
  }

  private static Path file(Path folder, String client, int run) {
    return folder.resolve(client + '.' + run + ".log");
  }

  private static List<JsonObject> lines(Path file) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      // Death can cut off the last one.
      if (line.endsWith("}")) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
          lines.add(reader.readObject());
        }
      }
    }
    return lines;
  }

  Stream<Run> all() {
    return runs.values().stream().flatMap(List::stream);
  }

  /** What became of what a client's outbox had accepted, by id; told by whatever run. */
  Map<String, JsonObject> settlements(String client) {
    Map<String, JsonObject> settlements = new TreeMap<>();
    runs.get(client).stream()
        .flatMap(run -> run.events("settled"))
        .forEach(line -> settlements.putIfAbsent(line.getString("id"), line));
    return settlements;
  }

  List<Call> calls(String client) {
    Map<String, JsonObject> settlements = settlements(client);
    return runs.get(client).stream().flatMap(run -> run.calls(settlements).stream()).toList();
  }

  List<Call> calls(Run run) {
    return run.calls(settlements(run.client()));
  }

  /** How long a client stood still within a time. */
  long paused(String client, long from, long to) {
    return pauses.stream()
        .filter(pause -> pause.client().equals(client))
        .mapToLong(pause -> pause.within(from, to))
        .sum();
  }
}
