package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * One call that writes.
 *
 * @param run who made it
 * @param intent the line before it
 * @param outcome the line after it, unless the process was killed before
 * @param settlement what became of it if it was accepted into the outbox, told by any run
 */
record Call(
    Run run, JsonObject intent, Optional<JsonObject> outcome, Optional<JsonObject> settlement) {

  enum Fate {
    ACKED,
    REFUSED,
    UNKNOWN
  }

  /** A leaf, and the value that it was to get. */
  record Leaf(String path, String value) {

    String text() {
      return path + " = " + value;
    }
  }

  boolean isBatch() {
    return intent.getString("call").equals("batch");
  }

  List<Leaf> fresh() {
    return leaves("fresh");
  }

  List<Leaf> carried() {
    return leaves("carried");
  }

  private List<Leaf> leaves(String name) {
    return intent.getJsonArray(name).getValuesAs(JsonArray.class).stream()
        .map(pair -> new Leaf(pair.getString(0), pair.getString(1)))
        .toList();
  }

  List<String> deleted() {
    return intent.getJsonArray("deleted").getValuesAs(JsonString::getString);
  }

  int writes() {
    return fresh().size() + deleted().size();
  }

  /** Of the whole call. */
  Fate fate() {
    return outcome
        .map(
            line ->
                switch (line.getString("e")) {
                  case "acked" -> Fate.ACKED;
                  case "refused" -> Fate.REFUSED;
                  case "accepted" -> settled();
                  default -> Fate.UNKNOWN;
                })
        .orElse(Fate.UNKNOWN);
  }

  // Nothing was told yet: it may be committed, and has to be in the end.
  private Fate settled() {
    return settlement
        .map(
            line ->
                switch (line.getString("outcome")) {
                  case "ACCEPTED" -> Fate.ACKED;
                  case "REJECTED" -> Fate.REFUSED;
                  default -> Fate.UNKNOWN;
                })
        .orElse(Fate.UNKNOWN);
  }

  /** Whether it was accepted into the outbox: it is to be written, whatever happens. */
  boolean isAccepted() {
    return outcome.filter(line -> line.getString("e").equals("accepted")).isPresent();
  }

  /** The id under which it was accepted. */
  String acceptedId() {
    return outcome.orElseThrow().getString("id");
  }

  /** Of one leaf: those before the first failure are written. */
  Fate fate(int leaf) {
    return leaf < outcome.map(line -> line.getInt("written", 0)).orElse(0) ? Fate.ACKED : fate();
  }

  /** Where its last operation is; 0 if the caller was not told. */
  long seq() {
    return fate() == Fate.ACKED
        ? settlement.or(() -> outcome).orElseThrow().getJsonNumber("seq").longValue()
        : 0;
  }

  boolean concerns(String record) {
    return deleted().contains(record)
        || fresh().stream().anyMatch(leaf -> leaf.path().startsWith(record + '/'));
  }

  @Override
  public String toString() {
    return run + " " + intent + " -> " + outcome.map(JsonObject::toString).orElse("nothing");
  }
}
