package io.dustlayer.cdi.tck.quarkus.restarted;

import io.dustlayer.cdi.DustSchema;

/** Heard of over the SDK transport of a store of its own. */
@DustSchema(prefix = "laps", store = "laps")
public record Lap(String slug, String title) {}
