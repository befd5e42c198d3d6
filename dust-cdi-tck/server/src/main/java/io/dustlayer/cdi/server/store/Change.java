package io.dustlayer.cdi.server.store;

import jakarta.json.JsonValue;

/**
 * How one leaf differs between two moments.
 *
 * @param path the rendered path
 * @param before JSON null if it did not exist
 * @param after JSON null if it does not exist any more
 */
public record Change(String path, JsonValue before, JsonValue after) {}
