package io.dustlayer.cdi.server.cli;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.util.ArrayList;

/** The names that {@code --help} lists. */
final class QuirkNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  QuirkNames() {
    for (Quirk quirk : Quirk.values()) {
      add(quirk.switchName());
    }
  }
}
