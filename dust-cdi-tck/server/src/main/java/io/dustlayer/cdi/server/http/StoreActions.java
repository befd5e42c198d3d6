package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.Timestamps;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreInfo;
import io.dustlayer.cdi.server.store.StoreName;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Listing, creating and cloning stores. */
final class StoreActions {
  private StoreActions() {}

  static ApiAnswer list(ApiCall call) {
    call.require(Scope.STORES_READ);
    String organization = call.token().organization();
    JsonArrayBuilder stores = JsonValues.array();
    call.catalog().of(organization).stream()
        .filter(store -> call.token().mayAccess(store.info().name().full()))
        .filter(store -> !store.lifecycle().isArchived())
        .forEach(store -> stores.add(described(store)));
    return ApiAnswer.json(
        200, JsonValues.object().add("org", organization).add("stores", stores).build());
  }

  static ApiAnswer create(ApiCall call) {
    call.require(Scope.STORES_CREATE);
    checkLimit(call);
    Store created =
        newName(call)
            .flatMap(call.catalog()::create)
            .orElseThrow(() -> Refusal.of(422, "invalid_store"));
    return ApiAnswer.json(201, JsonValues.object().add("store", described(created)).build());
  }

  static ApiAnswer compact(ApiCall call) {
    long seq = call.store(Scope.ENTRIES_WRITE).compact();
    return ApiAnswer.json(200, JsonValues.object().add("snapshot_seq", seq).build());
  }

  static ApiAnswer copy(ApiCall call) {
    Store original = call.store(Scope.STORES_CLONE);
    StoreName name = newName(call).orElseThrow(() -> Refusal.of(422, "invalid_store"));
    Store copy =
        call.catalog().copy(original, name).orElseThrow(() -> Refusal.of(422, "name_taken"));
    JsonObjectBuilder store =
        JsonValues.object()
            .add("full_name", copy.info().name().full())
            .add("id", copy.info().id())
            .add("name", copy.info().name().name());
    return ApiAnswer.json(201, JsonValues.object().add("ok", true).add("store", store).build());
  }

  private static void checkLimit(ApiCall call) {
    long current = call.catalog().of(call.token().organization()).size();
    if (current >= call.limits().stores()) {
      throw Refusal.of(
          402,
          JsonValues.object()
              .add("current", current)
              .add("dimension", "stores")
              .add("error", "limit_exceeded")
              .add("limit", call.limits().stores())
              .build());
    }
  }

  private static Optional<StoreName> newName(ApiCall call) {
    String organization = call.token().organization();
    return call.body()
        .member("name")
        .filter(JsonString.class::isInstance)
        .map(name -> ((JsonString) name).getString())
        .filter(name -> StoreName.isValid(organization, name))
        .map(name -> new StoreName(organization, name));
  }

  private static JsonObjectBuilder described(Store store) {
    StoreInfo info = store.info();
    return JsonValues.object()
        .add(
            "expires_at",
            store
                .lifecycle()
                .expiresAt()
                .<JsonValue>map(end -> JsonValues.string(Timestamps.micros(end)))
                .orElse(JsonValue.NULL))
        .add("full_name", info.name().full())
        .add("id", info.id())
        .add("inserted_at", Timestamps.micros(info.insertedAt()))
        .add("name", info.name().name())
        .add("status", "active");
  }
}
