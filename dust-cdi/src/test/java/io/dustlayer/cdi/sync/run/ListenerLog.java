package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.ArrayList;
import java.util.List;

/** Notes what it hears, and checks that each change begins where the call before ended. */
final class ListenerLog implements MirrorListener {

  private final List<Long> seqs = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private boolean attached;
  private long at;

  @Override
  public void attached(MirrorView current) {
    if (attached) {
      faults.add("attached twice");
    }
    attached = true;
    at = current.watermark();
  }

  @Override
  public void changed(MirrorChange change) {
    if (!attached) {
      faults.add("changed before it was attached");
    }
    if (change.before().watermark() != at) {
      faults.add("at " + at + ", but a change begins at " + change.before().watermark());
    }
    at = change.after().watermark();
    seqs.add(change.storeSeq());
  }

  boolean isAttached() {
    return attached;
  }

  long at() {
    return at;
  }

  List<Long> seqs() {
    return seqs;
  }

  List<String> faults() {
    return faults;
  }
}
