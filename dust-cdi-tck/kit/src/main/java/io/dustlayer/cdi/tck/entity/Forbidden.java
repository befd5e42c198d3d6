package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of a store whose token is not valid.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "forbidden", store = "forbidden")
public record Forbidden(String slug, String text) {}
