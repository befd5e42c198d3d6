package io.dustlayer.cdi.tck.durable;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.OutboxSettled;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What observers were told of the stores with files, since the application started. Thread-safe.
 */
@ApplicationScoped
public class Told {

  private final List<OutboxSettlement> settlements = new CopyOnWriteArrayList<>();
  private final List<DustChange> changes = new CopyOnWriteArrayList<>();

  /** Made by the host. */
  public Told() {
    super();
  }

  void settled(@Observes @OutboxSettled OutboxSettlement settlement) {
    settlements.add(settlement);
  }

  void changed(@Observes @Changed(Errand.class) DustChange change) {
    changes.add(change);
  }

  /**
   * What became of an entry.
   *
   * @param id the entry's
   * @return once for each time it was told
   */
  public List<OutboxSettlement> settlementsOf(String id) {
    return settlements.stream().filter(settlement -> settlement.id().equals(id)).toList();
  }

  /**
   * The changes of errands.
   *
   * @return in the order in which they were told
   */
  public List<DustChange> changes() {
    return List.copyOf(changes);
  }
}
