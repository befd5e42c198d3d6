package io.dustlayer.cdi.sync.run;

import java.util.ArrayList;
import java.util.List;

/** Remembers what became of entries, and keeps it at once. */
final class ResultsLog implements OutboxSteps.Results {

  final List<OutboxRecord> changed = new ArrayList<>();

  @Override
  public void changed(OutboxRecord entry) {
    changed.add(entry);
  }

  @Override
  public Runnable untilKept() {
    return () -> {};
  }
}
