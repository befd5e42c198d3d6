package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.run.OutboxRecord.Result;
import io.dustlayer.cdi.sync.run.OutboxRecord.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of the entries of an outbox that the engine is to send, and what it says of them.
 * The {@code client_op_id} of an operation is the entry's id, a colon and the operation's number,
 * as servers have it for batches. Confined to the driver's thread.
 */
final class OutboxSteps {

  private final Map<String, OutboxRecord> entries = new LinkedHashMap<>();
  private final WriteErrors errors;
  private final Results results;

  /** Keeps what became of entries. */
  interface Results {

    /** For a store without outbox: there are no entries. */
    Results NONE =
        new Results() {
          @Override
          public void changed(OutboxRecord entry) {
            throw new IllegalStateException("there is no outbox for entry " + entry.id());
          }

          @Override
          public Runnable untilKept() {
            return () -> {};
          }
        };

    /** An operation of an entry has a result. Returns at once. */
    void changed(OutboxRecord entry);

    /**
     * What waits, on another thread, until all changes so far are on the disk. It throws if they
     * never will be.
     */
    Runnable untilKept();
  }

  /** Nothing to send yet. */
  OutboxSteps(WriteErrors errors, Results results) {
    this.errors = errors;
    this.results = results;
  }

  /**
   * What has to be done before a cache may keep a state in which what became of entries can be
   * seen: a later run asks the server only for what came after that state.
   */
  Runnable beforeCache() {
    return results.untilKept();
  }

  /** Takes an entry, and says what is to be sent. */
  List<DurableWrite> add(OutboxRecord entry) {
    entries.put(entry.id(), entry);
    return unsettled(entry);
  }

  /** What is to be sent, in order. */
  List<DurableWrite> unsettled() {
    return entries.values().stream().flatMap(entry -> unsettled(entry).stream()).toList();
  }

  /**
   * An operation has an outcome.
   *
   * @return false if it is none of these
   */
  boolean complete(String clientOpId, Outcome outcome) {
    int colon = clientOpId.lastIndexOf(':');
    OutboxRecord entry = colon < 0 ? null : entries.get(clientOpId.substring(0, colon));
    if (entry == null) {
      return false;
    }
    int index = Integer.parseInt(clientOpId.substring(colon + 1));
    OutboxRecord after = entry.with(index, result(request(entry, index), outcome));
    if (after.isSettled()) {
      entries.remove(entry.id());
    } else {
      entries.put(entry.id(), after);
    }
    results.changed(after);
    return true;
  }

  /** The operations of an entry as they are sent. */
  static List<WriteRequest> requests(String id, List<Write> writes) {
    List<WriteRequest> requests = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      requests.add(request(id, i, writes.get(i)));
    }
    return requests;
  }

  private static List<DurableWrite> unsettled(OutboxRecord entry) {
    List<DurableWrite> writes = new ArrayList<>();
    for (int i = 0; i < entry.steps().size(); i++) {
      Step step = entry.steps().get(i);
      if (step.result().isEmpty()) {
        writes.add(new DurableWrite(request(entry.id(), i, step.write()), entry.record()));
      }
    }
    return writes;
  }

  private static WriteRequest request(OutboxRecord entry, int index) {
    return request(entry.id(), index, entry.steps().get(index).write());
  }

  private static WriteRequest request(String id, int index, Write write) {
    return WriteRequest.of(id + ':' + index, write.kind(), write.path(), write.value());
  }

  private Result result(WriteRequest request, Outcome outcome) {
    if (outcome instanceof Outcome.Committed committed) {
      return new Result(OutboxSettlement.Outcome.ACCEPTED, committed.storeSeq(), Optional.empty());
    }
    boolean refused = outcome instanceof Outcome.Refused;
    return new Result(
        refused ? OutboxSettlement.Outcome.REJECTED : OutboxSettlement.Outcome.UNKNOWN,
        0,
        Optional.of(errors.why(request, outcome)));
  }
}
