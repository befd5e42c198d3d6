package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import java.math.BigInteger;

/**
 * A lease that must be live, with a certain token, for a write to happen.
 *
 * @param key where the lease is
 * @param token any integer; one beyond 64 bits never matches
 */
public record Fence(DustPath key, BigInteger token) {
  /**
   * A fence.
   *
   * @param key where the lease is
   * @param token the store_seq at which it was acquired
   */
  public Fence(DustPath key, long token) {
    this(key, BigInteger.valueOf(token));
  }
}
