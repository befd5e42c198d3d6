package io.dustlayer.cdi.tck.quarkus.reloaded;

import io.dustlayer.cdi.DustSchema;

/** Written and read over HTTP. */
@DustSchema(prefix = "notes", store = "plain")
public record Note(String slug, String text) {}
