package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.DustSchema;

/** A FLAT record: a leaf and an operation for each property. */
@DustSchema(prefix = "notes", required = "title")
public record Note(String slug, String title, String body) {}
