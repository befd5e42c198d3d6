package io.dustlayer.cdi.sync.sim;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every write that anybody submitted, held against the server's log. */
final class Ledger {

  private final Map<String, Write> writes = new LinkedHashMap<>();

  void submitted(Write write) {
    writes.put(write.id(), write);
  }

  Write write(String clientOpId) {
    return writes.get(clientOpId);
  }

  Collection<Write> all() {
    return writes.values();
  }

  /** The server has committed an operation, for the first time or again. */
  void committed(ModelStore store, ModelOp op) {
    Write write = writes.get(op.clientOpId());
    if (write == null) {
      return;
    }
    if (write.mustNotCommit()) {
      throw new Violation("committed although its caller was told otherwise: " + write);
    }
    if (write.mayCommitOnlyOnce() && store.commits(op.clientOpId()).size() > 1) {
      throw new Violation("committed twice: " + write);
    }
  }
}
