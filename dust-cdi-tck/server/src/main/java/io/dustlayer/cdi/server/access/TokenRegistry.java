package io.dustlayer.cdi.server.access;

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
    Instant now = clock.instant();
    return Optional.ofNullable(bySecret.get(secret)).filter(token -> !token.expired(now));
  }
}
