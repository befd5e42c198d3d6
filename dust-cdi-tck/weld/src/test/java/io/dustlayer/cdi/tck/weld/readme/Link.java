package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.DustSchema;

@DustSchema(
    prefix = "links",
    required = {"title", "url"})
public record Link(String slug, String title, String url, String note) {}
