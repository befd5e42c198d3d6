package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an op amounts to in view of the leaf at its path.
 *
 * @param value as it is logged
 * @param result as subscribers see it
 */
record Resolution(JsonValue value, JsonValue result) {
  /** The present circumstances of an op. */
  record Present(Optional<Entry> leaf, long seq, Instant now) {}

  /** Nothing if the op changes nothing and is not to be logged. */
  static Optional<Resolution> of(WriteOp op, Present present) {
    if (op instanceof WriteOp.Increment increment) {
      return result(increment.by(), sum(increment, present));
    } else if (op instanceof WriteOp.Add add) {
      return result(add.member(), with(add.member(), present));
    } else if (op instanceof WriteOp.Remove remove) {
      return result(remove.member(), without(remove.member(), present));
    } else if (op instanceof WriteOp.Release release) {
      return LeaseValue.in(present.leaf())
          .filter(lease -> lease.has(release.token()))
          .map(lease -> same(JsonValue.NULL));
    }
    return Optional.of(same(written(op, present)));
  }

  private static JsonValue written(WriteOp op, Present present) {
    if (op instanceof WriteOp.Set set) {
      return set.value();
    } else if (op instanceof WriteOp.Delete delete) {
      return delete.value();
    } else if (op instanceof WriteOp.Merge merge) {
      return merge.children();
    } else if (op instanceof WriteOp.PutFile file) {
      return file.reference();
    } else if (op instanceof WriteOp.Upload upload) {
      return upload.file().reference(present.now());
    } else if (op instanceof WriteOp.Lease lease) {
      return acquired(lease, present);
    } else if (op instanceof WriteOp.Renew renew) {
      return renewed(renew, present);
    }
    throw new IllegalArgumentException("there is nothing to write for a " + op.wireName());
  }

  private static JsonValue acquired(WriteOp.Lease op, Present present) {
    Optional<LeaseValue> lease = LeaseValue.in(present.leaf());
    if (lease.isPresent() && lease.get().isLive(present.now())) {
      throw refusal(Reason.HELD, op);
    } else if (lease.isEmpty() && present.leaf().isPresent()) {
      throw refusal(Reason.OCCUPIED, op);
    }
    return LeaseValue.acquired(op.holder(), present.seq(), present.now(), op.ttlMillis()).value();
  }

  private static JsonValue renewed(WriteOp.Renew op, Present present) {
    return LeaseValue.in(present.leaf())
        .filter(lease -> lease.isLive(present.now()) && lease.has(op.token()))
        .orElseThrow(() -> refusal(Reason.NOT_HELD, op))
        .renewed(present.now(), op.ttlMillis())
        .value();
  }

  private static JsonValue sum(WriteOp.Increment op, Present present) {
    JsonValue old = present.leaf().map(Entry::stored).orElse(JsonValue.NULL);
    if (old instanceof JsonNumber number) {
      return Sum.of(number, op.by());
    } else if (old.equals(JsonValue.NULL)) {
      return op.by();
    }
    throw refusal(Reason.NOT_A_NUMBER, op);
  }

  private static JsonValue with(JsonValue member, Present present) {
    Set<JsonValue> members = new LinkedHashSet<>();
    members.add(member);
    members.addAll(members(present));
    return array(members);
  }

  private static JsonValue without(JsonValue member, Present present) {
    return array(members(present).stream().filter(other -> !other.equals(member)).toList());
  }

  private static JsonArray members(Present present) {
    return present.leaf().map(Entry::stored).orElse(JsonValue.NULL) instanceof JsonArray array
        ? array
        : JsonValue.EMPTY_JSON_ARRAY;
  }

  private static JsonValue array(Iterable<JsonValue> members) {
    JsonArrayBuilder array = JsonValues.array();
    members.forEach(array::add);
    return array.build();
  }

  private static Resolution same(JsonValue value) {
    return new Resolution(value, value);
  }

  private static Optional<Resolution> result(JsonValue value, JsonValue result) {
    return Optional.of(new Resolution(value, result));
  }

  private static WriteRefusedException refusal(Reason reason, WriteOp op) {
    return new WriteRefusedException(
        reason, op.wireName() + " of \"" + op.path().render() + "\" is refused");
  }
}
