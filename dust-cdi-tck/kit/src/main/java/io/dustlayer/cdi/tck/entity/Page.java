package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A record of the named store {@code wire}, which suites point at a server that notes what it is
 * sent.
 *
 * @param slug the key
 * @param text one value
 */
@DustSchema(prefix = "pages", store = "wire")
public record Page(String slug, String text) {}
