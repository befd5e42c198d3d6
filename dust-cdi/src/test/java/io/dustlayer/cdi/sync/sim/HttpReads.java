package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Answers what an engine wants to read over HTTP: late, wrongly, or not at all. */
final class HttpReads {

  /** Takes an answer. */
  interface Taker {
    void answered(HttpAnswer answer, long seq);
  }

  private final World world;
  private final ModelServer server;
  private double fail;
  private double slow = 0.05;

  HttpReads(World world, ModelServer server) {
    this.world = world;
    this.server = server;
  }

  void fail(double likely) {
    fail = likely;
  }

  /** From now on reads are answered soon, and rightly. */
  void heal() {
    fail = 0;
    slow = 0;
  }

  /** Reads the server at some moment, and hands the answer over at a later one. */
  void read(Effect.HttpRead read, Taker taker) {
    world.coverage.count("reads over HTTP");
    world.after(
        world.between(1, world.chance(slow) ? 12_000 : 300),
        () -> {
          HttpAnswer answer = answer(read);
          long seq = server.store().seq();
          ModelStore.Timeline asked = server.store().timeline();
          world.after(
              world.between(1, 300),
              () -> {
                boolean reset = asked != server.store().timeline();
                taker.answered(reset ? new HttpAnswer.Failed("reset") : answer, seq);
              });
        });
  }

  private HttpAnswer answer(Effect.HttpRead read) {
    if (server.conditions().httpLimited) {
      world.happens(Fault.HTTP_LIMITED);
      return new HttpAnswer.Failed("429");
    }
    if (server.isDown() || !server.acceptsToken() || world.chance(fail)) {
      world.happens(Fault.READ_FAILED);
      return new HttpAnswer.Failed("503");
    }
    List<Leaf> leaves = new ArrayList<>();
    String at = read.path().render();
    server
        .store()
        .state()
        .forEach(
            (path, entry) -> {
              if (path.equals(at) || path.startsWith(at + '/')) {
                leaves.add(new Leaf(path, entry.value(), entry.revision()));
              }
            });
    return new HttpAnswer.Found(leaves);
  }
}
