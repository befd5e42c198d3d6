package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A change that somebody asks a store to make. */
public sealed interface WriteOp {
  /**
   * Where the change happens.
   *
   * @return never null
   */
  DustPath path();

  /**
   * Where the change comes from.
   *
   * @return never null
   */
  Origin origin();

  /**
   * What the log calls this kind of op.
   *
   * @return the wire name, such as {@code set}
   */
  String wireName();

  /**
   * What must hold for it to happen. Only a set and a delete can have a condition.
   *
   * @return never null
   */
  default Condition condition() {
    return Condition.ALWAYS;
  }

  /**
   * The same change, applied only while a lease is held.
   *
   * @param fence the lease
   * @return a new op
   */
  default WriteOp fencedBy(Fence fence) {
    return new Fenced(this, fence);
  }

  /**
   * Replaces the leaf and the descendants of a path by a value's leaves.
   *
   * @param path where
   * @param value any JSON value; an object is taken apart, {@code {}} leaves nothing
   * @param condition what must hold
   * @param origin where it comes from
   */
  record Set(DustPath path, JsonValue value, Condition condition, Origin origin)
      implements WriteOp {
    @Override
    public String wireName() {
      return "set";
    }
  }

  /**
   * Removes the leaf and the descendants of a path.
   *
   * @param path where
   * @param value means nothing, but is logged and shown to subscribers; usually JSON null
   * @param condition what must hold
   * @param origin where it comes from
   */
  record Delete(DustPath path, JsonValue value, Condition condition, Origin origin)
      implements WriteOp {
    /**
     * A delete without a value.
     *
     * @param path where
     * @param condition what must hold
     * @param origin where it comes from
     */
    public Delete(DustPath path, Condition condition, Origin origin) {
      this(path, JsonValue.NULL, condition, origin);
    }

    @Override
    public String wireName() {
      return "delete";
    }
  }

  /**
   * Sets the children that it names and leaves the others alone. A child that is an object replaces
   * that child's subtree, {@code {}} thereby deletes it, and null sets null. A leaf at the path
   * itself stays.
   *
   * @param path where
   * @param children by key
   * @param origin where it comes from
   */
  record Merge(DustPath path, JsonObject children, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "merge";
    }
  }

  /**
   * Adds to the number at a path, or to 0 if there is nothing or null. Descendants stay.
   *
   * @param path where
   * @param by may be negative; the sum is an integer if both numbers are
   * @param origin where it comes from
   */
  record Increment(DustPath path, JsonNumber by, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "increment";
    }
  }

  /**
   * Puts a member in front of the array at a path, where it then occurs once. Anything but an array
   * is replaced. Descendants stay.
   *
   * @param path where
   * @param member any JSON value but null
   * @param origin where it comes from
   */
  record Add(DustPath path, JsonValue member, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "add";
    }
  }

  /**
   * Takes a member out of the array at a path. Anything but an array is replaced by an empty one.
   * Descendants stay.
   *
   * @param path where
   * @param member any JSON value but null
   * @param origin where it comes from
   */
  record Remove(DustPath path, JsonValue member, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "remove";
    }
  }

  /**
   * Replaces the leaf and the descendants of a path by the reference of a file, taken as it is.
   *
   * @param path where
   * @param reference any object
   * @param origin where it comes from
   */
  record PutFile(DustPath path, JsonObject reference, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "put_file";
    }
  }

  /**
   * Keeps the content of a file and replaces the leaf and the descendants of a path by its
   * reference.
   *
   * @param path where
   * @param file what to keep
   * @param origin where it comes from
   */
  record Upload(DustPath path, FileContent file, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "put_file";
    }
  }

  /**
   * Acquires a lease, whose token is the store_seq of this op. Refused as {@code held} while
   * another is live, even by the same holder, and as {@code occupied} by any other value.
   *
   * @param path where
   * @param holder any JSON value; JSON null for nobody in particular
   * @param ttlMillis how long it is live; one that is not positive has expired at once
   * @param origin where it comes from
   */
  record Lease(DustPath path, JsonValue holder, JsonNumber ttlMillis, Origin origin)
      implements WriteOp {
    @Override
    public String wireName() {
      return "lease";
    }
  }

  /**
   * Lets a lease live on from now, with the same token and holder. Refused as {@code not_held}
   * unless it is live with that token.
   *
   * @param path where
   * @param token what the lease must have
   * @param ttlMillis how long it is live
   * @param origin where it comes from
   */
  record Renew(DustPath path, JsonValue token, JsonNumber ttlMillis, Origin origin)
      implements WriteOp {
    @Override
    public String wireName() {
      return "renew";
    }
  }

  /**
   * Removes a lease, and nothing below its path. Does nothing, and is not logged, if there is none
   * with that token.
   *
   * @param path where
   * @param token what the lease must have
   * @param origin where it comes from
   */
  record Release(DustPath path, JsonValue token, Origin origin) implements WriteOp {
    @Override
    public String wireName() {
      return "release";
    }
  }

  /**
   * Another op, refused as {@code fenced} unless a lease is held.
   *
   * @param op what to do, not fenced itself
   * @param fence the lease
   */
  record Fenced(WriteOp op, Fence fence) implements WriteOp {
    @Override
    public DustPath path() {
      return op.path();
    }

    @Override
    public Condition condition() {
      return op.condition();
    }

    @Override
    public Origin origin() {
      return op.origin();
    }

    @Override
    public String wireName() {
      return op.wireName();
    }
  }
}
