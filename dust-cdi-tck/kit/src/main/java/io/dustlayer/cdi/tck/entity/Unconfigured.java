package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of a store that has no settings.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "unconfigured", store = "unconfigured")
public record Unconfigured(String slug, String text) {}
