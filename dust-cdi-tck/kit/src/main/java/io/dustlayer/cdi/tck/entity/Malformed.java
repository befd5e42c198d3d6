package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of a store whose name has the wrong form.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "malformed", store = "malformed")
public record Malformed(String slug, String text) {}
