package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import io.dustlayer.cdi.sync.run.OutboxRecord;
import io.dustlayer.cdi.sync.run.OutboxRecord.Result;
import io.dustlayer.cdi.sync.run.OutboxRecord.Step;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How entries of an outbox are written: JSON text, which people can read. */
final class OutboxForm {

  private final JsonProvider json;
  private final JsonReaderFactory readers;
  private final String store;

  /**
   * A form.
   *
   * @param store {@code org/name}, which is not written with each entry
   */
  OutboxForm(JsonProvider json, String store) {
    this.json = json;
    this.readers = json.createReaderFactory(Map.of());
    this.store = store;
  }

  String text(OutboxRecord entry) {
    return entry(entry).build().toString();
  }

  String text(Settled settled) {
    OutboxSettlement settlement = settled.settlement();
    Result result = new Result(settlement.outcome(), settlement.storeSeq(), settlement.error());
    return json.createObjectBuilder()
        .add("entry", entry(settled.entry()))
        .add("result", result(result))
        .add("at", settled.at().toString())
        .build()
        .toString();
  }

  private JsonObjectBuilder entry(OutboxRecord entry) {
    JsonArrayBuilder steps = json.createArrayBuilder();
    for (Step step : entry.steps()) {
      JsonObjectBuilder written =
          json.createObjectBuilder()
              .add("op", step.write().kind().wireName())
              .add("path", step.write().path().render())
              .add("value", step.write().value());
      step.result().ifPresent(result -> written.add("result", result(result)));
      steps.add(written);
    }
    return json.createObjectBuilder()
        .add("id", entry.id())
        .add("schema", entry.schema())
        .add("slug", entry.slug())
        .add("record", entry.record().render())
        .add("operation", entry.operation().name())
        .add("at", entry.acceptedAt().toString())
        .add("steps", steps);
  }

  private JsonObjectBuilder result(Result result) {
    JsonObjectBuilder written =
        json.createObjectBuilder()
            .add("outcome", result.outcome().name())
            .add("seq", result.storeSeq());
    result.error().ifPresent(error -> written.add("error", error));
    return written;
  }

  /**
   * Reads an entry.
   *
   * @param order its key
   * @throws RuntimeException if it is none
   */
  OutboxRecord entry(long order, String text) {
    return entry(order, object(text));
  }

  /**
   * Reads a settled entry.
   *
   * @param order its key
   * @throws RuntimeException if it is none
   */
  Settled settled(long order, String text) {
    JsonObject object = object(text);
    OutboxRecord entry = entry(order, object.getJsonObject("entry"));
    Result result = result(object.getJsonObject("result"));
    OutboxSettlement settlement = entry.settlement(store, result);
    return new Settled(entry, settlement, Instant.parse(object.getString("at")));
  }

  private static OutboxRecord entry(long order, JsonObject object) {
    List<Step> steps =
        object.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
            .map(OutboxForm::step)
            .toList();
    return new OutboxRecord(
        order,
        object.getString("id"),
        object.getString("schema"),
        object.getString("slug"),
        DustPath.parse(object.getString("record")),
        Operation.valueOf(object.getString("operation")),
        Instant.parse(object.getString("at")),
        steps);
  }

  private static Step step(JsonObject object) {
    OpKind kind =
        OpKind.of(object.getString("op"))
            .orElseThrow(() -> new IllegalArgumentException("no operation is " + object.get("op")));
    Write write = new Write(kind, DustPath.parse(object.getString("path")), object.get("value"));
    return new Step(
        write, Optional.ofNullable(object.getJsonObject("result")).map(OutboxForm::result));
  }

  private static Result result(JsonObject object) {
    return new Result(
        Outcome.valueOf(object.getString("outcome")),
        object.getJsonNumber("seq").longValueExact(),
        Optional.ofNullable(object.getString("error", null)));
  }

  private JsonObject object(String text) {
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
