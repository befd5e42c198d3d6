package io.dustlayer.cdi.tck.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import io.dustlayer.cdi.tck.durable.DurableEntities.Keepsake;
import io.dustlayer.cdi.tck.durable.DurableEntities.Letter;
import io.dustlayer.cdi.tck.durable.DurableEntities.Parcel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The last suite of a run of the application: its server is away afterwards, and {@link
 * RestartSuite} finds in the next run what it has left.
 */
public class LeaveSuite extends DurableSuite {

  /** For JUnit, and for test classes of hosts. */
  protected LeaveSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-LEAVE-001", rule = Rule.O1)
  void what_is_written_while_the_server_is_away_waits_in_its_order()
      throws IOException, InterruptedException {
    long watermark = fillCache();
    String deadLetter = leaveDeadLetter();
    leaveFilesToDamage();
    DustRepo<Errand> errands = durable().errands;
    new ServerControl().stop();

    List<OutboxEntry> entries = new ArrayList<>();
    Errand inserted = new Errand(Left.UPDATED, "inserted");
    Errand updated = new Errand(Left.UPDATED, "updated");
    entries.add(errands.insertLater(inserted));
    for (int i = 0; i < 5; i++) {
      entries.add(errands.insertLater(new Errand("leave-new-" + i, "text " + i)));
    }
    entries.add(errands.updateLater(inserted, updated));
    entries.add(errands.deleteLater(Left.DELETED));

    assertThat(durable().store.outbox().pending()).isEqualTo(entries);
    assertThat(errands.get(Left.UPDATED)).contains(updated);
    assertThat(errands.get(Left.DELETED)).isEmpty();
    new Left(watermark, entries.stream().map(OutboxEntry::id).toList(), deadLetter).write();
  }

  /** Returns up to where the mirror, and so the cache, has the store. */
  private long fillCache() throws InterruptedException {
    // The suite before this one has restarted the server.
    awaitSynced(durable().store);
    for (int i = 0; i < Left.KEPT; i++) {
      durable().errands.insert(new Errand(Left.kept(i), "text " + i));
    }
    long last = durable().errands.insert(new Errand(Left.DELETED, "text")).storeSeq();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> durable().store.status().watermark(), watermark -> watermark >= last);
    return last;
  }

  private String leaveDeadLetter() throws InterruptedException {
    awaitSynced(durable().closed);
    ServerControl server = new ServerControl();
    server.closeStore();
    try {
      OutboxEntry entry = durable().parcels.insertLater(new Parcel(Left.ONLY, "text"));
      assertThat(settlement(entry).outcome()).isEqualTo(Outcome.REJECTED);
      return entry.id();
    } finally {
      server.reopenStore();
    }
  }

  private void leaveFilesToDamage() throws InterruptedException {
    durable().damaged.start();
    awaitSynced(durable().damaged);
    durable().keepsakes.insert(new Keepsake(Left.ONLY, "text"));
    OutboxEntry letter = durable().letters.insertLater(new Letter(Left.ONLY, "text"));
    assertThat(settlement(letter).outcome()).isEqualTo(Outcome.ACCEPTED);
  }
}
