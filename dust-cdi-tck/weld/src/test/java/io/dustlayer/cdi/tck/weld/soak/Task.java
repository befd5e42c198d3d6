package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.DustSchema;
import java.util.Map;

/** A record that is stored property by property. */
@DustSchema(prefix = "soak-tasks", required = "title")
public record Task(
    String slug, String title, Integer rank, String note, Map<String, String> labels) {}
