package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.spi.DurableOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Remembers what it is given, and keeps nothing. */
final class RecordingOutbox implements DurableOutbox {

  final List<Later> taken = new ArrayList<>();

  /** What was given last, one operation after the other. */
  List<String> last() {
    return taken.get(taken.size() - 1).writes().stream()
        .map(write -> write.kind().wireName() + ' ' + write.path().render() + ' ' + write.value())
        .collect(Collectors.toList());
  }

  @Override
  public OutboxEntry accept(Later later) {
    taken.add(later);
    return new Accepted("entry-" + taken.size(), later);
  }

  private record Accepted(String id, Later later) implements OutboxEntry {

    @Override
    public String schema() {
      return later.schema();
    }

    @Override
    public String slug() {
      return later.slug();
    }

    @Override
    public Operation operation() {
      return later.operation();
    }

    @Override
    public Instant acceptedAt() {
      return Instant.EPOCH;
    }

    @Override
    public CompletionStage<OutboxSettlement> settled() {
      return new CompletableFuture<>();
    }
  }

  @Override
  public Subscription onSettled(SettlementListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<OutboxEntry> pending() {
    return List.of();
  }

  @Override
  public Optional<OutboxEntry> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<DeadLetter> deadLetters() {
    return List.of();
  }

  @Override
  public OutboxEntry retry(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean purge(String id) {
    return false;
  }

  @Override
  public int purgeAll() {
    return 0;
  }
}
