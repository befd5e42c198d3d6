package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A store in memory, and ops written the short way. */
final class StoreFixture implements AutoCloseable {
  static final Origin ORIGIN = new Origin("device", "op");

  final ManualClock clock = new ManualClock();
  final StoreCatalog catalog;
  final Store store;

  StoreFixture(Set<Quirk> quirks) {
    this(quirks, StoreSettings.NEVER, false);
  }

  StoreFixture(Set<Quirk> quirks, long compactAfter, boolean keepPruned) {
    catalog = StoreCatalog.inMemory(new StoreSettings(quirks, clock, compactAfter, keepPruned));
    store = catalog.create(StoreName.parse("acme/main")).orElseThrow();
  }

  static JsonValue json(String text) {
    try {
      return JsonReader.parse(text);
    } catch (MalformedJsonException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  static DustPath path(String rendered) {
    return DustPath.parse(rendered);
  }

  static WriteOp set(String path, String json) {
    return new WriteOp.Set(path(path), json(json), Condition.ALWAYS, ORIGIN);
  }

  static WriteOp delete(String path) {
    return new WriteOp.Delete(path(path), Condition.ALWAYS, ORIGIN);
  }

  static WriteOp merge(String path, String json) {
    return new WriteOp.Merge(path(path), json(json).asJsonObject(), ORIGIN);
  }

  static WriteOp increment(String path, String by) {
    return new WriteOp.Increment(path(path), (JsonNumber) json(by), ORIGIN);
  }

  static WriteOp add(String path, String json) {
    return new WriteOp.Add(path(path), json(json), ORIGIN);
  }

  static WriteOp remove(String path, String json) {
    return new WriteOp.Remove(path(path), json(json), ORIGIN);
  }

  static WriteOp lease(String path, String holder, long ttlMillis) {
    return new WriteOp.Lease(path(path), json(holder), JsonValues.integer(ttlMillis), ORIGIN);
  }

  static WriteOp renew(String path, String token, long ttlMillis) {
    return new WriteOp.Renew(path(path), json(token), JsonValues.integer(ttlMillis), ORIGIN);
  }

  static WriteOp release(String path, String token) {
    return new WriteOp.Release(path(path), json(token), ORIGIN);
  }

  List<CommittedOp> commit(WriteOp... ops) {
    try {
      return store.commit(List.of(ops));
    } catch (ConflictException conflict) {
      throw new AssertionError(conflict);
    }
  }

  /** What subscribers see of a single op. */
  String result(WriteOp op) {
    return JsonWriter.text(commit(op).get(0).result());
  }

  /** All leaves, as {@code path=value} in order. */
  String leaves() {
    return store.list(EntryQuery.everything()).entries().stream()
        .map(leaf -> leaf.path() + "=" + leaf.json())
        .collect(Collectors.joining(" "));
  }

  String type(String path) {
    return store.find(path(path)).orElseThrow().type().reported(Quirk.real());
  }

  @Override
  public void close() {
    catalog.close();
  }
}
