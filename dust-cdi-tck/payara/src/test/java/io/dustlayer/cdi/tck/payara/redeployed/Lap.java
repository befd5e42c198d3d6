package io.dustlayer.cdi.tck.payara.redeployed;

import io.dustlayer.cdi.DustSchema;

/** Heard of over the SDK transport. */
@DustSchema(prefix = "laps")
public record Lap(String slug, String title) {}
