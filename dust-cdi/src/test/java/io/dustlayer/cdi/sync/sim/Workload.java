package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Leaf;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What applications write: of every kind, on few paths, so that writes meet. */
final class Workload {

  private static final List<DustPath> TREE = paths("a", "a/x", "a/x/z", "A/x", "b", "b/x", "B/x");
  private static final List<DustPath> COUNTERS = paths("n", "b/n");
  private static final List<DustPath> SETS = paths("s", "b/s");
  private static final List<DustPath> LEASES = paths("lease/k", "lease/l");
  private static final List<DustPath> ALL = all();

  private final World world;
  private final ModelServer server;
  private int step;
  private int count;

  Workload(World world, ModelServer server) {
    this.world = world;
    this.server = server;
  }

  private static List<DustPath> paths(String... rendered) {
    return java.util.Arrays.stream(rendered).map(DustPath::parse).toList();
  }

  private static List<DustPath> all() {
    List<DustPath> all = new ArrayList<>(TREE);
    all.addAll(COUNTERS);
    all.addAll(SETS);
    return all;
  }

  /** Ids are those of a step from now on. */
  void begin(int id) {
    step = id;
    count = 0;
  }

  /** Writes by a node. */
  void submit(Node node, int times) {
    for (int i = 0; i < times; i++) {
      node.submit(request(node));
    }
  }

  /** Writes that are on the disk first. */
  void submitDurable(Node node) {
    int times = world.chance(0.3) ? 2 + number(4) : 1;
    for (int i = 0; i < times; i++) {
      WriteRequest request = durable(node);
      boolean whole = world.chance(0.5);
      node.submitDurable(
          new DurableWrite(
              request,
              whole ? DustPath.of(List.of(request.path().segments().get(0))) : request.path()));
    }
  }

  private WriteRequest durable(Node node) {
    return switch (number(8)) {
      case 0 -> WriteRequest.of(id(node), OpKind.DELETE, world.oneOf(TREE), JsonValue.NULL);
      case 1, 2 -> WriteRequest.of(id(node), OpKind.MERGE, world.oneOf(TREE), children());
      case 3 -> WriteRequest.of(id(node), OpKind.INCREMENT, Tally.PATH, Wire.value(1 + number(9)));
      default -> set(node);
    };
  }

  WriteRequest set(Node node) {
    return WriteRequest.of(id(node), OpKind.SET, world.oneOf(TREE), value());
  }

  private WriteRequest request(Node node) {
    return switch (world.random.nextInt(12)) {
      case 0, 1, 2 -> set(node);
      case 3 -> WriteRequest.of(id(node), OpKind.DELETE, world.oneOf(ALL), JsonValue.NULL);
      case 4 -> WriteRequest.of(id(node), OpKind.MERGE, world.oneOf(TREE), children());
      case 5 -> WriteRequest.of(id(node), OpKind.INCREMENT, Tally.PATH, Wire.value(1 + number(9)));
      case 6 ->
          WriteRequest.of(
              id(node), OpKind.INCREMENT, world.oneOf(COUNTERS), Wire.value(number(9) - 4));
      case 7 ->
          WriteRequest.of(
              id(node),
              world.chance(0.6) ? OpKind.ADD : OpKind.REMOVE,
              world.oneOf(SETS),
              Wire.value("e" + number(4)));
      case 8 -> setNumber(node);
      case 9 -> conditional(node);
      case 10 -> lease(node);
      default -> fenced(node);
    };
  }

  // Where totals and plain values meet, catch-up may tell wrong totals.
  private WriteRequest setNumber(Node node) {
    return WriteRequest.of(id(node), OpKind.SET, world.oneOf(COUNTERS), Wire.value(number(50)));
  }

  private WriteRequest conditional(Node node) {
    DustPath path = world.oneOf(ALL);
    long known = node.invariants().base().leaf(path.render()).map(Leaf::revision).orElse(0L);
    boolean absent = world.chance(0.4);
    OpKind kind = !absent && world.chance(0.3) ? OpKind.DELETE : OpKind.SET;
    return new WriteRequest(
        id(node),
        kind,
        path,
        kind == OpKind.DELETE ? JsonValue.NULL : Wire.value(number(100)),
        absent ? OptionalLong.empty() : OptionalLong.of(Math.max(1, known)),
        absent,
        Optional.empty(),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private WriteRequest lease(Node node) {
    DustPath path = world.oneOf(LEASES);
    long token = token(node, path);
    return switch (world.random.nextInt(3)) {
      case 0 -> with(node, OpKind.RENEW, path, Wire.object("token", token, "ttl_ms", 20_000));
      case 1 -> with(node, OpKind.RELEASE, path, Wire.object("token", token));
      default ->
          with(
              node,
              OpKind.LEASE,
              path,
              Wire.object("ttl_ms", 1_000 + number(30_000), "holder", node.name()));
    };
  }

  private WriteRequest with(Node node, OpKind kind, DustPath path, JsonObject terms) {
    return new WriteRequest(
        id(node), kind, path, JsonValue.NULL, OptionalLong.empty(), false, Optional.empty(), terms);
  }

  private WriteRequest fenced(Node node) {
    DustPath key = world.oneOf(LEASES);
    return new WriteRequest(
        id(node),
        OpKind.SET,
        world.oneOf(TREE),
        Wire.value("fenced"),
        OptionalLong.empty(),
        false,
        Optional.of(new WriteRequest.Fence(key, token(node, key))),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private static long token(Node node, DustPath path) {
    return node.invariants()
        .base()
        .leaf(path.render())
        .filter(leaf -> leaf.value() instanceof JsonObject)
        .map(leaf -> leaf.value().asJsonObject().getJsonNumber("token").longValue())
        .orElse(1L);
  }

  private String id(Node node) {
    return id(node.device());
  }

  private String id(String of) {
    return of + "-" + step + (count++ == 0 ? "" : "." + count);
  }

  private int number(int below) {
    return world.random.nextInt(below);
  }

  private JsonValue value() {
    return switch (number(12)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> Wire.value(List.of("p", number(5)));
      case 3 -> Wire.object("x", number(100), "n", 1);
      case 4 -> Wire.object("x", Wire.object("z", number(100), "e", Wire.object()));
      case 5 -> Wire.object();
      case 6 -> Wire.object("_type", "decimal", "_typed", "1." + number(10));
      case 7 -> Wire.object("x", Wire.object("_type", "decimal", "_typed", "2." + number(10)));
      case 8 -> Wire.value("text " + number(100));
      default -> Wire.value(number(1_000));
    };
  }

  private JsonValue children() {
    return switch (number(5)) {
      case 0 -> Wire.object("x", number(100));
      case 1 -> Wire.object("x", Wire.object("z", number(100)), "y~/", "odd");
      case 2 -> Wire.object("x", Wire.object());
      case 3 -> Wire.object();
      default -> Wire.object("n", number(100), "s", List.of("e1", "e9"), "x", JsonValue.NULL);
    };
  }

  /** Something that an HTTP client writes: one operation, or several at once. */
  List<ModelWriter.HttpOp> overHttp(String of, int most) {
    String request = id(of);
    int size = 1 + number(most);
    List<ModelWriter.HttpOp> ops = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean delete = world.chance(0.3);
      ops.add(
          new ModelWriter.HttpOp(
              delete ? OpKind.DELETE : OpKind.SET,
              world.oneOf(ALL),
              delete ? JsonValue.NULL : value(),
              most == 1 ? request : request + ":" + i,
              OptionalLong.empty()));
    }
    return ops;
  }

  /** A node writes a batch over HTTP. */
  void batch(Node node) {
    int process = node.incarnation();
    List<ModelWriter.HttpOp> ops = overHttp(node.device(), 4);
    world.tell(() -> node.name() + " writes a batch " + ops);
    server
        .writer()
        .overHttp(
            ops,
            (status, done) -> {
              if (status == ModelWriter.HttpStatus.OK) {
                answerBatch(node, process, done);
              }
            });
  }

  private void answerBatch(Node node, int process, List<ModelOp> done) {
    ModelStore.Timeline timeline = server.store().timeline();
    List<StoreEvent> events =
        done.stream()
            .map(
                op ->
                    new StoreEvent(
                        op.seq(), op.kind(), op.path(), op.result(), null, op.clientOpId()))
            .toList();
    world.after(
        world.between(1, world.chance(0.1) ? 8_000 : 100),
        () -> {
          if (node.incarnation() == process && server.store().timeline() == timeline) {
            node.batchCommitted(events);
          }
        });
  }
}
