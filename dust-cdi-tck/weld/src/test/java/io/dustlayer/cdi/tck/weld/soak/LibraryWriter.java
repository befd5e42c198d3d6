package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.weld.soak.CallLog.Intent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One application's writer: a random mix of all ways to write through the library, over few slugs.
 * What it decides depends on its seed and on what it reads. Confined to one thread.
 */
final class LibraryWriter implements Runnable {

  private static final Set<Kind> OUTAGES = EnumSet.of(Kind.NETWORK, Kind.TIMEOUT);
  private static final Set<Kind> GUARDED =
      EnumSet.of(Kind.NETWORK, Kind.TIMEOUT, Kind.CONFLICT, Kind.NOT_SUPPORTED);

  private final SoakApplication application;
  private final RandomGenerator random;
  private final CallLog log;
  private final RandomContent contents;

  LibraryWriter(SoakApplication application, RandomGenerator random, CallLog log) {
    this.application = application;
    this.random = random;
    this.log = log;
    this.contents = new RandomContent(application.name(), random);
  }

  /** One call. */
  @Override
  public void run() {
    if (random.nextBoolean()) {
      write(SoakSchema.TASKS);
    } else {
      write(SoakSchema.PROFILES);
    }
  }

  private <T> void write(SoakSchema<T> schema) {
    int dice = random.nextInt(100);
    String slug = slug();
    if (dice < 35) {
      insert(schema, slug);
    } else if (dice < 60) {
      update(schema, slug);
    } else if (dice < 75) {
      delete(schema, slug);
    } else if (dice < 85) {
      updateGuarded(schema, slug);
    } else if (dice < 98) {
      batch(schema, slug);
    } else {
      deleteAll(schema);
    }
  }

  private <T> void insert(SoakSchema<T> schema, String slug) {
    Content content = contents.next();
    List<WireWrite> writes = one(schema, slug, WirePlan.insert(schema, slug, content));
    T record = schema.entity().apply(slug, content);
    make("insert", schema, slug, writes, () -> repo(schema).insert(record).storeSeq());
  }

  private <T> void update(SoakSchema<T> schema, String slug) {
    Optional<T> read = repo(schema).get(slug);
    if (read.isEmpty()) {
      insert(schema, slug);
      return;
    }
    Content before = schema.content().apply(read.get());
    Content after = contents.after(before);
    List<WireWrite> writes = one(schema, slug, WirePlan.update(schema, slug, before, after));
    T record = schema.entity().apply(slug, after);
    make("update", schema, slug, writes, () -> repo(schema).update(read.get(), record).storeSeq());
  }

  private void delete(SoakSchema<?> schema, String slug) {
    List<WireWrite> writes = List.of(WireWrite.delete(schema.path(slug)));
    make("delete", schema, slug, writes, () -> repo(schema).delete(slug).storeSeq());
  }

  private void deleteAll(SoakSchema<?> schema) {
    List<WireWrite> writes = List.of(WireWrite.delete(schema.prefix()));
    make("deleteAll", schema, "", writes, () -> repo(schema).deleteAll().storeSeq());
  }

  private <T> void updateGuarded(SoakSchema<T> schema, String slug) {
    // Attempts before the last one were refused: only that one has an outcome to look for.
    Deque<List<WireWrite>> attempts = new ArrayDeque<>();
    log.make(
        intent(
            "update if unchanged",
            schema,
            slug,
            () -> Limits.GUARDED_ATTEMPT.multipliedBy(attempts.size() + 1L),
            GUARDED),
        () -> attempts.isEmpty() ? List.of() : attempts.getLast(),
        () -> {
          try {
            long seq =
                repo(schema).update(slug, read -> changed(schema, slug, read, attempts)).storeSeq();
            return seqs(attempts.getLast().size(), seq);
          } catch (NoSuchElementException gone) {
            // Each attempt reads first, and this one had nothing to write.
            attempts.add(List.of());
            return List.of();
          }
        });
  }

  private <T> T changed(
      SoakSchema<T> schema, String slug, T read, Deque<List<WireWrite>> attempts) {
    Content before = schema.content().apply(read);
    Content after = contents.guarded(before);
    attempts.add(WirePlan.guarded(schema, slug, before, after));
    return schema.entity().apply(slug, after);
  }

  private <T> void batch(SoakSchema<T> schema, String slug) {
    List<WireWrite> writes = new ArrayList<>();
    Content content = contents.next();
    writes.addAll(WirePlan.insert(schema, slug, content));
    Batch batch = Batch.create().insert(schema.entity().apply(slug, content));
    SoakSchema<?> other = SoakSchema.ALL.get(random.nextInt(SoakSchema.ALL.size()));
    String removed = slug();
    batch = batch.delete(other.type(), removed);
    writes.add(WireWrite.delete(other.path(removed)));
    Content again = contents.after(content);
    writes.addAll(WirePlan.update(schema, slug, content, again));
    Batch whole =
        batch.update(
            Changeset.between(
                schema.entity().apply(slug, content), schema.entity().apply(slug, again)));
    log.make(
        intent("batch", schema, slug, () -> Limits.HTTP_CALL, OUTAGES),
        () -> writes,
        () -> seqs(application.dust().batchWrite(whole)));
  }

  private static List<Long> seqs(BatchResult result) {
    return result.ops().stream()
        .flatMap(op -> op.writes().stream())
        .map(BatchResult.Write::revision)
        .toList();
  }

  /** A single call tells where its last write is committed. */
  private static List<Long> seqs(int writes, long last) {
    List<Long> seqs = new ArrayList<>(Collections.nCopies(writes, 0L));
    seqs.set(writes - 1, last);
    return seqs;
  }

  private void make(
      String what, SoakSchema<?> schema, String slug, List<WireWrite> writes, LongSupplier call) {
    Duration bound = Limits.CHANNEL_WRITE.multipliedBy(writes.size());
    log.make(
        intent(what, schema, slug, () -> bound, OUTAGES),
        () -> writes,
        () -> seqs(writes.size(), call.getAsLong()));
  }

  private Intent intent(
      String what,
      SoakSchema<?> schema,
      String slug,
      Supplier<Duration> bound,
      Set<Kind> mayFailWith) {
    return new Intent(application.name(), what + ' ' + schema.path(slug), bound, mayFailWith);
  }

  private List<WireWrite> one(SoakSchema<?> schema, String slug, List<WireWrite> writes) {
    return application.writesTogether() ? WirePlan.together(schema, slug, writes) : writes;
  }

  private <T> DustRepo<T> repo(SoakSchema<T> schema) {
    return application.repo(schema);
  }

  private String slug() {
    return SoakSchema.SLUGS.get(random.nextInt(SoakSchema.SLUGS.size()));
  }
}
