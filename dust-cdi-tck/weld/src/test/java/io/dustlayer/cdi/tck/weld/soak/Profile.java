package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;
import java.util.Map;

/** A record that is stored as one value. */
@DustSchema(prefix = "soak-profiles", required = "title", mode = StorageMode.MAP)
public record Profile(
    String slug, String title, Integer rank, String note, Map<String, String> labels) {}
