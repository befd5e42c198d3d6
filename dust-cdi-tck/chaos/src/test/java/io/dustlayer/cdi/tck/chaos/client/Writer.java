package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.OutboxEntry;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Makes one random call after the other. Confined to one thread. */
final class Writer implements Runnable {

  private static final List<String> SHARED = List.of("a", "b", "c", "d");

  private final String name;
  private final Dust dust;
  private final List<Records<?>> schemas;
  private final SplittableRandom random;
  private final HistoryLog log;
  private final boolean outbox;
  private int count;

  /**
   * A writer.
   *
   * @param name unlike that of all others, also of earlier runs: values begin with it
   * @param outbox whether half of the writes go to the outbox
   */
  Writer(
      String name,
      Dust dust,
      List<Records<?>> schemas,
      SplittableRandom random,
      HistoryLog log,
      boolean outbox) {
    this.name = name;
    this.dust = dust;
    this.schemas = schemas;
    this.random = random;
    this.log = log;
    this.outbox = outbox;
  }

  @Override
  public void run() {
    Records<?> schema = schemas.get(random.nextInt(schemas.size()));
    String own = name.substring(0, name.indexOf('.'));
    String slug = random.nextInt(3) == 0 ? own : SHARED.get(random.nextInt(SHARED.size()));
    count++;
    call(schema, slug, random.nextInt(100));
  }

  private <T> void call(Records<T> schema, String slug, int dice) {
    if (dice < 25) {
      insert(schema, slug);
    } else if (dice < 55) {
      update(schema, slug);
    } else if (dice < 70) {
      delete(schema, slug);
    } else if (dice < 80) {
      batch(schema, slug);
    } else {
      read(schema, slug);
    }
  }

  private <T> void insert(Records<T> schema, String slug) {
    String body = body();
    T record = schema.make().of(slug, title(), body);
    Planned plan = schema.insert(slug, title(), body);
    if (isForOutbox()) {
      accept("insert", plan, () -> schema.repo().insertLater(record));
    } else {
      make("insert", plan, () -> schema.repo().insert(record).storeSeq());
    }
  }

  private <T> void update(Records<T> schema, String slug) {
    Optional<T> before = read(schema, slug);
    if (before.isEmpty()) {
      insert(schema, slug);
      return;
    }
    String body = body();
    String next = body == null ? schema.bodyOf().apply(before.get()) : body;
    T after = schema.make().of(slug, title(), next);
    Planned plan = schema.update(slug, before.get(), title(), body);
    if (isForOutbox()) {
      accept("update", plan, () -> schema.repo().updateLater(before.get(), after));
    } else {
      make("update", plan, () -> schema.repo().update(before.get(), after).storeSeq());
    }
  }

  private void delete(Records<?> schema, String slug) {
    Planned plan = Planned.delete(schema.path(slug));
    if (isForOutbox()) {
      accept("delete", plan, () -> schema.repo().deleteLater(slug));
    } else {
      make("delete", plan, () -> schema.repo().delete(slug).storeSeq());
    }
  }

  private boolean isForOutbox() {
    return outbox && random.nextBoolean();
  }

  private <T> void batch(Records<T> schema, String slug) {
    String body = body();
    Records<?> other = schemas.get(random.nextInt(schemas.size()));
    String removed = SHARED.get(random.nextInt(SHARED.size()));
    Batch batch =
        Batch.create().delete(other.type(), removed).insert(schema.make().of(slug, title(), body));
    make(
        "batch",
        Planned.delete(other.path(removed)).and(schema.insert(slug, title(), body)),
        () -> dust.batchWrite(batch).storeSeq());
  }

  private <T> Optional<T> read(Records<T> schema, String slug) {
    long floor = dust.status().watermark();
    long began = System.nanoTime();
    JsonObjectBuilder line;
    Optional<T> found = Optional.empty();
    try {
      found = schema.repo().get(slug);
      line =
          HistoryLog.line("read")
              .add("path", schema.path(slug))
              .add("floor", floor)
              .add("title", found.map(schema.titleOf()).orElse(""));
    } catch (DustException outage) {
      // Before the first catch-up a read goes over HTTP.
      line = HistoryLog.line("unread").add("kind", outage.kind().name());
    }
    log.write(line.add("took", millisSince(began)));
    return found;
  }

  private void make(String what, Planned plan, LongSupplier call) {
    record(what, plan, () -> HistoryLog.line("acked").add("seq", call.getAsLong()));
  }

  private void accept(String what, Planned plan, Supplier<OutboxEntry> call) {
    record(what, plan, () -> HistoryLog.line("accepted").add("id", call.get().id()));
  }

  private void record(String what, Planned plan, Supplier<JsonObjectBuilder> call) {
    JsonArrayBuilder deleted = Json.createArrayBuilder();
    plan.deleted().forEach(deleted::add);
    log.write(
        HistoryLog.line("intent")
            .add("n", count)
            .add("call", what)
            .add("fresh", plan.json(plan.fresh()))
            .add("carried", plan.json(plan.carried()))
            .add("deleted", deleted));
    long began = System.nanoTime();
    JsonObjectBuilder outcome;
    try {
      outcome = call.get();
    } catch (DustException failure) {
      outcome =
          HistoryLog.line(isDoubtful(failure) ? "unknown" : "refused")
              .add("kind", failure.kind().name())
              .add("message", failure.getMessage())
              .add("written", failure.written().size());
    }
    log.write(outcome.add("n", count).add("took", millisSince(began)));
  }

  // A server that fails may have committed before.
  private static boolean isDoubtful(DustException failure) {
    return failure.kind() == Kind.TIMEOUT || failure.kind() == Kind.HTTP;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private String title() {
    return name + '.' + count;
  }

  private String body() {
    return random.nextBoolean() ? title() + "+" : null;
  }
}
