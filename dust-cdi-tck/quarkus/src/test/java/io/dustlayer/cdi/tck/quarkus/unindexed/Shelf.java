package io.dustlayer.cdi.tck.quarkus.unindexed;

import io.dustlayer.cdi.DustSchema;

/** In a library. */
@DustSchema(prefix = "shelves")
public record Shelf(String slug, String title) {}
