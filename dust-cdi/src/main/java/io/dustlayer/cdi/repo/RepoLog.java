package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.schema.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What this room tells operators. */
final class RepoLog {

  private static final Logger LOG = System.getLogger("io.dustlayer.cdi.repo");

  private RepoLog() {}

  static void notLoadable(String schema, Loaded.Unloadable<?> record) {
    LOG.log(
        Level.WARNING,
        "DUST0520: {0} ''{1}'' is stored but cannot be loaded and is skipped: missing {2},"
            + " unrecognized {3}, not decodable {4}. Write the missing properties, or delete the"
            + " record",
        schema,
        record.slug(),
        record.missing(),
        record.unrecognized(),
        record.problems());
  }
}
