package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import io.dustlayer.cdi.server.json.Timestamps;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.EntryQuery;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** Export to and import from lines of JSON. */
final class TransferActions {
  private static final String NDJSON = "application/x-ndjson";

  private final InstantSource clock;

  TransferActions(InstantSource clock) {
    this.clock = clock;
  }

  ApiAnswer export(ApiCall call) {
    Store store = call.store(Scope.ENTRIES_READ);
    List<Entry> entries = store.list(EntryQuery.everything()).entries();
    StringBuilder lines = new StringBuilder();
    JsonObject header =
        JsonValues.object()
            .add("_header", true)
            .add("entry_count", entries.size())
            .add("exported_at", Timestamps.micros(clock.instant()))
            .add("path_schema_version", 3)
            .add("seq", store.storeSeq())
            .add("store", store.info().name().full())
            .build();
    lines.append(JsonWriter.text(header)).append('\n');
    for (Entry entry : entries) {
      JsonObject line =
          JsonValues.object()
              .add("path", entry.path())
              .add("type", entry.type().reported(call.quirks()))
              .add("value", entry.shown())
              .build();
      lines.append(JsonWriter.text(line)).append('\n');
    }
    return ApiAnswer.text(200, NDJSON + "; charset=utf-8", lines.toString());
  }

  ApiAnswer importLines(ApiCall call) {
    Store store = call.store(Scope.ENTRIES_WRITE);
    if (call.request().bodyTooLarge()) {
      throw call.has(Quirk.LARGE_IMPORT_ANSWERS_500)
          ? Refusal.serverError()
          : Refusal.of(413, "payload_too_large");
    }
    // A JSON content type has the body taken for a request's parameters, not for lines.
    boolean parsed = RequestBody.isParsed(call.request().mediaType());
    String body = parsed ? "" : new String(call.request().body(), StandardCharsets.UTF_8);
    return new Import(call, store).run(body);
  }

  /** The device that ops of an import seem to come from. */
  private static final String IMPORTER = "system:import";

  /** One import: every line is an op of its own. */
  private static final class Import {
    private final ApiCall call;
    private final Store store;
    private final JsonArrayBuilder failed = JsonValues.array();
    private int imported;
    private int skipped;
    private int unparseable;

    Import(ApiCall call, Store store) {
      this.call = call;
      this.store = store;
    }

    ApiAnswer run(String body) {
      String[] lines = body.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (lines[i].isBlank()) {
          skipped++;
        } else {
          line(i + 1, lines[i]);
        }
      }
      return ApiAnswer.json(
          200,
          JsonValues.object()
              .add("failed", failed)
              .add("imported", imported)
              .add("ok", unparseable == 0)
              .add("skipped", skipped)
              .add("unparseable", unparseable)
              .build());
    }

    private void line(int number, String text) {
      try {
        JsonObject line =
            JsonReader.parse(text) instanceof JsonObject object
                ? object
                : JsonValues.object().build();
        if (line.containsKey("_header")) {
          skipped++;
        } else if (line.get("path") instanceof JsonString path && line.containsKey("value")) {
          commit(line, path.getString());
        } else {
          unparseable(number);
        }
      } catch (MalformedJsonException | InvalidPathException notAnEntry) {
        unparseable(number);
      }
    }

    private void commit(JsonObject line, String rendered) {
      DustPath path =
          call.has(Quirk.IMPORT_ESCAPES_SLASHES) ? DustPath.of(rendered) : DustPath.parse(rendered);
      Origin origin = new Origin(IMPORTER, "import:" + path.render());
      WriteOp op = new WriteOp.Set(path, line.get("value"), Condition.ALWAYS, origin);
      try {
        Commits.commit(call, store, List.of(op));
        imported++;
      } catch (ConflictException impossible) {
        throw new IllegalStateException("an unconditional op conflicted", impossible);
      }
    }

    private void unparseable(int number) {
      unparseable++;
      failed.add(
          JsonValues.object().add("line", number).addNull("path").add("reason", "unparseable"));
    }
  }
}
