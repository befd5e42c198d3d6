package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A program that writes and reads over plain HTTP. What it is told goes to the same ledger as what
 * engines tell.
 */
final class HttpClient {

  private static final long TIMEOUT = 10 * World.SECOND;

  private final World world;
  private final ModelServer server;
  private final Ledger ledger;
  private final Workload workload;
  private final String name;
  private final Map<String, Long> read = new HashMap<>();
  private ModelStore.Timeline timeline;

  HttpClient(World world, ModelServer server, Ledger ledger, Workload workload, String name) {
    this.world = world;
    this.server = server;
    this.ledger = ledger;
    this.workload = workload;
    this.name = name;
    this.timeline = server.store().timeline();
  }

  /** Writes a leaf, a batch, or adds to the counter as one does over HTTP: reads and compares. */
  void write() {
    int choice = world.random.nextInt(6);
    if (choice == 0) {
      send(workload.overHttp(name, 4), 0);
    } else if (choice == 1) {
      add();
    } else {
      send(workload.overHttp(name, 1), 0);
    }
  }

  private void add() {
    ModelStore.Entry held = server.store().state().get(Tally.PATH.render());
    long amount = 1 + world.random.nextInt(9);
    long before = held == null ? 0 : ((JsonNumber) held.value()).longValue();
    String id = workload.overHttp(name, 1).get(0).clientOpId();
    ModelWriter.HttpOp op =
        new ModelWriter.HttpOp(
            OpKind.SET,
            Tally.PATH,
            Wire.value(before + amount),
            id,
            OptionalLong.of(held == null ? 0 : held.revision()));
    // A revision of a lost history may be that of something else by now.
    ModelStore.Timeline compared = server.store().timeline();
    world.after(
        world.between(1, 300),
        () -> {
          if (compared == server.store().timeline()) {
            send(List.of(op), amount);
          }
        });
  }

  private void send(List<ModelWriter.HttpOp> ops, long amount) {
    world.tell(() -> name + " writes over HTTP: " + ops);
    List<Write> writes = new ArrayList<>();
    for (ModelWriter.HttpOp op : ops) {
      Write write =
          Write.overHttp(
              WriteRequest.of(op.clientOpId(), op.kind(), op.path(), op.value()),
              world.now(),
              amount);
      writes.add(write);
      ledger.submitted(write);
    }
    server.writer().overHttp(ops, (status, done) -> hear(writes, status, done));
    world.after(TIMEOUT, () -> end(writes, new Outcome.Unknown()));
  }

  private void hear(List<Write> writes, ModelWriter.HttpStatus status, List<ModelOp> done) {
    ModelStore.Timeline answered = server.store().timeline();
    world.after(
        world.between(1, 200),
        () -> {
          switch (status) {
            case OK -> committed(writes, done, answered);
            case REFUSED ->
                end(writes, new Outcome.Refused("refused", JsonValue.EMPTY_JSON_OBJECT));
            case UNAVAILABLE -> end(writes, new Outcome.Unknown());
          }
        });
  }

  private void committed(List<Write> writes, List<ModelOp> done, ModelStore.Timeline answered) {
    for (int i = 0; i < writes.size(); i++) {
      Outcome outcome = new Outcome.Committed(done.get(i).seq(), JsonValue.EMPTY_JSON_OBJECT);
      end(List.of(writes.get(i)), outcome);
      // From now on it reads what it wrote, or something later.
      if (answered == server.store().timeline()) {
        look(writes.get(i).request.path().render());
      }
    }
  }

  private void end(List<Write> writes, Outcome outcome) {
    for (Write write : writes) {
      if (write.outcome() == null) {
        world.tell(() -> name + " is told of " + write.id() + ": " + outcome);
        write.completed(outcome);
        world.coverage.count("HTTP outcome " + outcome.getClass().getSimpleName());
      }
    }
  }

  /** Reads page by page, while others write. */
  void read() {
    page("");
  }

  private void page(String after) {
    if (server.isDown() || server.conditions().httpLimited) {
      return;
    }
    String last = after;
    int left = 1 + world.random.nextInt(5);
    for (String path : server.store().state().tailMap(after, false).keySet()) {
      if (left-- > 0) {
        look(path);
        last = path;
      }
    }
    String cursor = last;
    if (!cursor.equals(after)) {
      world.after(world.between(1, 100), () -> page(cursor));
    }
  }

  // What it reads never goes back, except to what a restored server has.
  private void look(String path) {
    if (timeline != server.store().timeline()) {
      timeline = server.store().timeline();
      read.clear();
    }
    ModelStore.Entry entry = server.store().state().get(path);
    long revision = entry == null ? server.store().seq() : entry.revision();
    if (read.getOrDefault(path, 0L) > revision && entry != null) {
      throw new Violation("reads over HTTP go back at " + path + " to " + entry);
    }
    read.put(path, revision);
  }
}
