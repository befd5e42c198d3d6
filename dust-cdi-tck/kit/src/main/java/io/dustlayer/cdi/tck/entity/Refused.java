package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of a store whose server refuses connections.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "refused", store = "refused")
public record Refused(String slug, String text) {}
