package io.dustlayer.cdi.tck.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Inflicts one mischief after the other, several at a time on different victims. All of it happens
 * on one thread.
 */
final class Faults {

  private static final String SERVER = "server";

  // In milliseconds. A client whose connections end soon waits longer and longer: with more faults
  // there would be more waiting, but no more that could go wrong.
  private static final long SHORTEST_PAUSE = 1000;
  private static final long LONGEST_PAUSE = 9000;

  private final ServerChild server;
  private final List<ClientChild> clients;
  private final SplittableRandom random;
  private final Abilities abilities;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Map<Mischief, Integer> counts = new EnumMap<>(Mischief.class);
  private final Set<String> busy = new HashSet<>();
  private final List<String> course = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private boolean ending;
  private int kills;
  private int cuts;

  Faults(
      ServerChild server, List<ClientChild> clients, SplittableRandom random, Abilities abilities) {
    this.server = server;
    this.clients = clients;
    this.random = random;
    this.abilities = abilities;
  }

  void start() {
    after(1000, this::next);
  }

  /** Ends when everything that was inflicted is over: all processes run, all ways are open. */
  void end() throws InterruptedException {
    thread.execute(() -> ending = true);
    after(0, this::finish);
    if (!thread.awaitTermination(2, TimeUnit.MINUTES)) {
      failures.add("stuck: the faults do not end; still " + busy);
    }
  }

  private void finish() {
    if (busy.isEmpty()) {
      thread.shutdown();
    } else {
      after(100, this::finish);
    }
  }

  private void next() {
    if (ending) {
      return;
    }
    Mischief mischief = Mischief.values()[random.nextInt(Mischief.values().length)];
    ClientChild client = clients.get(random.nextInt(clients.size()));
    long millis = random.nextLong(100, 4000);
    if (abilities.allow(mischief) && isFree(mischief, client)) {
      counts.merge(mischief, 1, Integer::sum);
      course.add(System.currentTimeMillis() + " " + mischief + " " + client.name() + " " + millis);
      inflict(mischief, client, millis);
    }
    after(random.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE), this::next);
  }

  private boolean isFree(Mischief mischief, ClientChild client) {
    return !(mischief.hitsServer() && busy.contains(SERVER))
        && !(mischief.hitsClient() && busy.contains(client.name()));
  }

  private void inflict(Mischief mischief, ClientChild client, long millis) {
    switch (mischief) {
      case KILL_SERVER -> killServer(millis);
      case KILL_COMPACTING -> {
        server.compact();
        after(random.nextLong(20), () -> killServer(millis));
        busy.add(SERVER);
      }
      case RESTART_COMPACTED -> {
        server.terminate();
        startServer(() -> server.compact());
      }
      case COMPACT -> server.compact();
      case PAUSE_SERVER -> {
        server.child().pause(millis);
        occupy(SERVER, millis + 500, () -> {});
      }
      case FILL_SERVER -> {
        server.disk().fill(server.child(), isByLimit());
        occupy(SERVER, millis, () -> server.disk().free(server.child()));
      }
      case KILL_CLIENT -> killClient(client, millis);
      case KILL_BOTH -> {
        killServer(millis);
        killClient(client, random.nextLong(4000));
      }
      case PAUSE_CLIENT -> {
        client.pause(millis);
        occupy(client.name(), millis + 500, () -> {});
      }
      case FILL_CLIENT -> {
        client.disk().fill(client.child(), isByLimit());
        occupy(client.name(), millis, () -> client.disk().free(client.child()));
      }
      case CUT -> cuts += client.proxy().cut();
      case HALF_OPEN -> {
        client.proxy().swallow(true);
        occupy(
            client.name(),
            millis,
            () -> {
              client.proxy().swallow(false);
              cuts += client.proxy().cut();
            });
      }
      case DELAY -> {
        client.proxy().delay(random.nextLong(10, 1500));
        occupy(client.name(), millis, () -> client.proxy().delay(0));
      }
      case REFUSE -> {
        client.proxy().refuse(true);
        cuts += client.proxy().cut();
        occupy(client.name(), millis, () -> client.proxy().refuse(false));
      }
    }
  }

  private boolean isByLimit() {
    return random.nextBoolean() && abilities.limits();
  }

  private void killServer(long millis) {
    mustLive(SERVER, server.child());
    server.kill();
    kills++;
    busy.add(SERVER);
    after(millis, () -> startServer(() -> {}));
  }

  private void startServer(Runnable whenReady) {
    busy.add(SERVER);
    List<String> options =
        random.nextBoolean() ? List.of("--compact-after", "" + random.nextInt(5, 300)) : List.of();
    server
        .start(options)
        .orTimeout(Limits.RECOVERY.toSeconds(), TimeUnit.SECONDS)
        .whenComplete(
            (ready, failure) ->
                after(
                    0,
                    () -> {
                      if (failure != null) {
                        failures.add("stuck: the server does not start: " + failure);
                      }
                      whenReady.run();
                      // A moment in which clients get on with it before the next blow.
                      occupy(SERVER, 1500, () -> {});
                    }));
  }

  private void mustLive(String victim, Child child) {
    if (!child.isAlive()) {
      failures.add("stuck: the process of " + victim + " has ended by itself; see its .err file");
    }
  }

  private void killClient(ClientChild client, long millis) {
    mustLive(client.name(), client.child());
    client.child().kill();
    kills++;
    occupy(
        client.name(),
        millis,
        () -> {
          client.start();
          occupy(client.name(), 4000, () -> {});
        });
  }

  private void occupy(String victim, long millis, Runnable undo) {
    busy.add(victim);
    after(
        millis,
        () -> {
          busy.remove(victim);
          undo.run();
        });
  }

  private void after(long millis, Runnable work) {
    thread.schedule(
        () -> {
          try {
            work.run();
          } catch (RuntimeException bug) {
            failures.add("stuck: a fault could not be inflicted: " + bug);
          }
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  int kills() {
    return kills;
  }

  int cuts() {
    return cuts;
  }

  Map<Mischief, Integer> counts() {
    return counts;
  }

  /** What happened when, for whoever looks for a cause. */
  List<String> course() {
    return course;
  }

  List<String> failures() {
    return failures;
  }
}
