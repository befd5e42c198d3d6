package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which store a join is for, whether it is allowed, and what it is answered with. */
final class JoinRequest {
  static final String CRASHED = "join crashed";
  private static final String PREFIX = "store:";
  private static final int CAPABILITY_VERSION = 3;

  private final StoreCatalog catalog;
  private final AccessToken token;
  private final Set<Quirk> quirks;

  JoinRequest(StoreCatalog catalog, AccessToken token, Set<Quirk> quirks) {
    this.catalog = catalog;
    this.token = token;
    this.quirks = quirks;
  }

  static boolean isStoreTopic(String topic) {
    return topic.startsWith(PREFIX);
  }

  /** The store of a topic, if it may be joined. */
  Store store(String topic) {
    Store store =
        find(topic.substring(PREFIX.length()))
            .orElseThrow(() -> new RefusedException("unauthorized"));
    if (!token.mayAccess(store.info().name().full())) {
      throw new RefusedException(
          Reply.error(
              JsonValues.object()
                  .add("message", "Token does not have access to this store")
                  .add("reason", "store_not_allowed")));
    }
    RefusedException.unlessAllowed(token, Scope.ENTRIES_READ);
    return store;
  }

  private Optional<Store> find(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      boolean archivedToo = quirks.contains(Quirk.ID_TOPIC_APART);
      return byId(name).filter(store -> archivedToo || !store.lifecycle().isArchived());
    }
    String organization = name.substring(0, slash);
    String rest = name.substring(slash + 1);
    return StoreName.isValid(organization, rest)
        ? catalog
            .find(new StoreName(organization, rest))
            .filter(store -> !store.lifecycle().isArchived())
        : Optional.empty();
  }

  private Optional<Store> byId(String id) {
    try {
      return catalog.findById(UUID.fromString(id).toString());
    } catch (IllegalArgumentException notUuid) {
      throw new RefusedException(CRASHED);
    }
  }

  JsonObjectBuilder answer(long storeSeq) {
    return JsonValues.object()
        .add("capver", CAPABILITY_VERSION)
        .add("capver_min", CAPABILITY_VERSION)
        .add("permissions", permissions())
        .add("scopes", scopes())
        .add("store_access", storeAccess())
        .add("store_seq", storeSeq);
  }

  JsonObject permissions() {
    return JsonValues.object()
        .add("read", token.allows(Scope.ENTRIES_READ))
        .add("write", token.allows(Scope.ENTRIES_WRITE))
        .build();
  }

  JsonArrayBuilder scopes() {
    JsonArrayBuilder scopes = JsonValues.array();
    Stream.of(Scope.values()).filter(token::allows).map(Scope::wireName).forEach(scopes::add);
    return scopes;
  }

  JsonObjectBuilder storeAccess() {
    JsonArrayBuilder ids = JsonValues.array();
    token
        .stores()
        .ifPresent(
            names ->
                names.stream()
                    .sorted()
                    .flatMap(name -> catalog.find(StoreName.parse(name)).stream())
                    .forEach(store -> ids.add(store.info().id())));
    return JsonValues.object()
        .add("mode", token.stores().isPresent() ? "selected" : "all")
        .add("store_ids", ids);
  }
}
