package io.dustlayer.cdi.server.store;

import java.time.Instant;

/**
 * What identifies a store.
 *
 * @param name its full name
 * @param id a UUID
 * @param insertedAt when it was created
 */
public record StoreInfo(StoreName name, String id, Instant insertedAt) {}
