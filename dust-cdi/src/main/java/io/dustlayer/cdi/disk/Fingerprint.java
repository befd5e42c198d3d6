package io.dustlayer.cdi.disk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A number for a set of leaves, whatever their order, which follows each leaf that comes or goes.
 * It tells a set that was written from any other one that a damaged file could show: one with old
 * leaves among new ones, or with leaves missing.
 *
 * @param leaves how many there are
 * @param sum of a number for each of them
 */
record Fingerprint(long leaves, long sum) {

  static final Fingerprint NONE = new Fingerprint(0, 0);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  /** Sums up; for one thread. */
  static final class Sum {

    private long leaves;
    private long sum;

    Sum(Fingerprint start) {
      this.leaves = start.leaves;
      this.sum = start.sum;
    }

    void add(String path, byte[] rest) {
      leaves++;
      sum += of(path, rest);
    }

    void remove(String path, byte[] rest) {
      leaves--;
      sum -= of(path, rest);
    }

    void add(Fingerprint other) {
      leaves += other.leaves;
      sum += other.sum;
    }

    Fingerprint done() {
      return new Fingerprint(leaves, sum);
    }
  }

  private static long of(String path, byte[] rest) {
    long hash = mix(path.hashCode() * GOLDEN + rest.length);
    int whole = rest.length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(rest, i));
    }
    long tail = 0;
    for (int i = whole; i < rest.length; i++) {
      tail = tail << Byte.SIZE | rest[i] & 0xFF;
    }
    return mix(hash ^ tail);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 32) * GOLDEN;
    return (mixed ^ mixed >>> 29) * 0xBF58_476D_1CE4_E5B9L;
  }
}
