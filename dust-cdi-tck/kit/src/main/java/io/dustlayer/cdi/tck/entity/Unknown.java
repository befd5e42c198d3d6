package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of a store that its server does not know.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "unknown", store = "unknown")
public record Unknown(String slug, String text) {}
