package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.PathTooLongException;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.WriteOp;
import java.util.List;

/** Committing on behalf of a call, with the refusals of values that cannot be stored. */
final class Commits {
  private Commits() {}

  static List<CommittedOp> commit(ApiCall call, Store store, List<WriteOp> ops)
      throws ConflictException {
    boolean inspected = call.has(Quirk.INSPECTED_TERMS);
    try {
      return store.commit(ops);
    } catch (InvalidPathException emptyKey) {
      String reason = emptyKey.reason().code();
      throw Refusal.invalidParams(
          inspected
              ? ElixirTerm.matchError(":" + reason)
              : "an object in the value has an empty key (" + reason + ")");
    } catch (PathTooLongException tooLong) {
      throw Refusal.invalidParams(
          inspected
              ? ElixirTerm.matchError(ElixirTerm.of("LIKE or GLOB pattern too complex"))
              : tooLong.getMessage());
    } catch (PoisonedValueException poisoned) {
      throw Refusal.invalidParams("a typed value cannot be stored: " + poisoned.getMessage());
    }
  }
}
