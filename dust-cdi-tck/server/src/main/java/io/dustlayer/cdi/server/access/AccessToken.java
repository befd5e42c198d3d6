package io.dustlayer.cdi.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bearer token and what it allows. Immutable and thread-safe; the secret shows in neither {@link
 * #toString()} nor messages.
 */
public final class AccessToken {
  private final String secret;
  // A digest, which each counted request asks for.
  private final String id;
  private final String organization;
  private final Set<Scope> scopes;
  private final Set<String> stores;
  private final Instant expiresAt;

  private AccessToken(
      String secret,
      String organization,
      Set<Scope> scopes,
      Set<String> stores,
      Instant expiresAt) {
    this.secret = secret;
    this.id = UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8)).toString();
    this.organization = organization;
    this.scopes = scopes;
    this.stores = stores;
    this.expiresAt = expiresAt;
  }

  /**
   * A token with every scope on every store of one organization, without expiry.
   *
   * @param secret what follows {@code Bearer } on the wire; not blank
   * @param organization the part of a store's name before the slash; not null
   * @return the token
   * @throws IllegalArgumentException if the secret is blank
   */
  public static AccessToken fullAccess(String secret, String organization) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("a token must not be blank");
    }
    Objects.requireNonNull(organization, "organization");
    return new AccessToken(secret, organization, Scope.all(), null, null);
  }

  /**
   * The same token with these scopes only.
   *
   * @param allowed not null
   * @return a new token
   */
  public AccessToken withScopes(Set<Scope> allowed) {
    Set<Scope> copy = EnumSet.noneOf(Scope.class);
    copy.addAll(allowed);
    return new AccessToken(secret, organization, copy, stores, expiresAt);
  }

  /**
   * The same token for these stores only.
   *
   * @param names full names, such as {@code acme/main}
   * @return a new token
   */
  public AccessToken onlyFor(String... names) {
    return new AccessToken(secret, organization, scopes, Set.of(names), expiresAt);
  }

  /**
   * The same token, refused from an instant on.
   *
   * @param instant not null
   * @return a new token
   */
  public AccessToken expiringAt(Instant instant) {
    Objects.requireNonNull(instant, "instant");
    return new AccessToken(secret, organization, scopes, stores, instant);
  }

  /**
   * The secret text. Never log it.
   *
   * @return what follows {@code Bearer } on the wire
   */
  public String secret() {
    return secret;
  }

  /**
   * An identifier that reveals nothing of the secret; the same for equal secrets.
   *
   * @return a UUID
   */
  public String id() {
    return id;
  }

  /**
   * The organization whose stores this token may see.
   *
   * @return never null
   */
  public String organization() {
    return organization;
  }

  /**
   * Whether this token has a scope.
   *
   * @param scope not null
   * @return true if it has
   */
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  /**
   * The stores this token is limited to.
   *
   * @return full names, or nothing if every store of the organization is allowed
   */
  public Optional<Set<String>> stores() {
    return Optional.ofNullable(stores);
  }

  /**
   * Whether this token may be used with a store.
   *
   * @param fullName such as {@code acme/main}
   * @return true if it may
   */
  public boolean mayAccess(String fullName) {
    return fullName.startsWith(organization + "/") && (stores == null || stores.contains(fullName));
  }

  /**
   * Whether this token is no longer valid.
   *
   * @param now not null
   * @return true from its expiry on
   */
  public boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    String names = stores == null ? organization + "/*" : String.join(",", stores);
    return "AccessToken[id=" + id() + ", stores=" + names + ", scopes=" + scopeNames() + "]";
  }

  private String scopeNames() {
    Stream<Scope> ordered = scopes.stream();
    return ordered.map(Scope::wireName).collect(Collectors.joining(" "));
  }
}
