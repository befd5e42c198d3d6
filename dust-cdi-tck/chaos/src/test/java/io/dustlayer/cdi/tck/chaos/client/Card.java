package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;

/** A MAP record: one operation for all of it. */
@DustSchema(prefix = "cards", required = "title", mode = StorageMode.MAP)
public record Card(String slug, String title, String body) {}
