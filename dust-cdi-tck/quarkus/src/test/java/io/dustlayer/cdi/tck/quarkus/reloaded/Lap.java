package io.dustlayer.cdi.tck.quarkus.reloaded;

import io.dustlayer.cdi.DustSchema;

/** Heard of over the SDK transport. */
@DustSchema(prefix = "laps", store = "laps")
public record Lap(String slug, String title) {}
