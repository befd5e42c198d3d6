package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.DurableWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of durable writes on the disk of a client. A write is accepted once it is durable. That
 * one is settled is durable some time later, but before the cache has what came after it.
 */
final class Journal {

  /** That a write is settled, and how many steps the cache had been told of by then. */
  private record Settled(String id, long cacheWrites) {}

  private final World world;
  private final Map<String, DurableWrite> accepted = new LinkedHashMap<>();
  private final Map<String, DurableWrite> unsynced = new LinkedHashMap<>();
  private final List<Settled> settled = new ArrayList<>();
  private int life;

  Journal(World world) {
    this.world = world;
  }

  /** Writes an entry; what follows is done once it is durable. */
  void accept(DurableWrite write, Runnable then) {
    int now = life;
    unsynced.put(write.request().clientOpId(), write);
    world.after(
        world.between(0, 20),
        () -> {
          if (life == now) {
            unsynced.remove(write.request().clientOpId());
            accepted.put(write.request().clientOpId(), write);
            then.run();
          }
        });
  }

  /** Writes that an entry is settled. */
  void settle(String id, long cacheWrites) {
    settled.add(new Settled(id, cacheWrites));
    int now = life;
    world.after(
        world.between(0, 500),
        () -> {
          if (life == now) {
            sync();
          }
        });
  }

  /** What was written is durable. */
  void sync() {
    settled.forEach(one -> accepted.remove(one.id));
    settled.clear();
  }

  /**
   * The process dies.
   *
   * @param cacheWrites up to which step the cache is found
   * @return the entries that are found not to be settled, in their order
   */
  List<DurableWrite> crash(long cacheWrites) {
    life++;
    long certain = settled.stream().filter(one -> one.cacheWrites < cacheWrites).count();
    long found = certain + world.random.nextInt((int) (settled.size() - certain) + 1);
    settled.stream().limit(found).forEach(one -> accepted.remove(one.id));
    settled.clear();
    // What nobody was told of may be there, too.
    if (world.chance(0.5)) {
      accepted.putAll(unsynced);
    }
    unsynced.clear();
    return List.copyOf(accepted.values());
  }

  /** The ids that are accepted and not known to be settled. */
  List<String> pending() {
    List<String> ids = new ArrayList<>(accepted.keySet());
    settled.forEach(one -> ids.remove(one.id));
    return ids;
  }
}
