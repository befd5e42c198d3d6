package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;

/**
 * A MAP record of a store that is used over the SDK transport.
 *
 * @param slug the key
 * @param name required
 * @param text may be null
 */
@DustSchema(
    prefix = {"tck", "memos"},
    required = "name",
    mode = StorageMode.MAP,
    store = "live")
public record Memo(String slug, String name, String text) implements Named {}
