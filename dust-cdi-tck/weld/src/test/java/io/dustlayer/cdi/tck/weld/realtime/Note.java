package io.dustlayer.cdi.tck.weld.realtime;

import io.dustlayer.cdi.DustSchema;

/** A record of the application under test. */
@DustSchema(prefix = "notes", required = "text")
record Note(String slug, String text) {}
