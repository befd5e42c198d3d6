package io.dustlayer.cdi.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens a server accepts. Thread-safe. */
public final class TokenRegistry {
  private final Map<String, AccessToken> bySecret = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * An empty registry.
   *
   * @param clock decides which tokens have expired
   */
  public TokenRegistry(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Accepts a token from now on, replacing one with the same secret.
   *
   * @param token not null
   */
  public void add(AccessToken token) {
    bySecret.put(token.secret(), token);
  }

  /**
   * Refuses a token from now on; sockets that it opened stay open, as on a real server.
   *
   * @param secret not null
   */
  public void revoke(String secret) {
    bySecret.remove(secret);
  }

  /**
   * The valid token with a secret.
   *
   * @param secret not null
   * @return nothing if it is unknown, revoked or expired
   */
  public Optional<AccessToken> find(String secret) {
    byte[] asked = digest(secret);
    AccessToken found = null;
    // Compared with all of them, whole, so that the time tells nothing of how near a guess is.
    for (AccessToken token : bySecret.values()) {
      if (MessageDigest.isEqual(asked, digest(token.secret()))) {
        found = token;
      }
    }
    Instant now = clock.instant();
    return Optional.ofNullable(found).filter(token -> !token.expired(now));
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
