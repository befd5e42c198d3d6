package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Inputs that the engine takes together lead to what they lead to one after the other. */
class TogetherProperties {

  private static final List<String> PATHS = List.of("a", "a/b", "a/c", "d", "d/e");

  @Property(tries = 60)
  void togetherTheyLeadToTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    Script single = Script.live(0, Script.limits(4, 8, 100));
    Script together = Script.live(0, Script.limits(4, 8, 100));
    Server server = new Server(random);
    for (int round = 0; round < 30; round++) {
      List<Consumer<Script>> steps = server.steps(single.sent("write"));

      steps.forEach(step -> step.accept(single));
      together.together(all -> steps.forEach(step -> step.accept(all)));
      if (random.nextInt(10) == 0) {
        long passed = random.nextInt(3_000);
        single.pass(passed);
        together.pass(passed);
      }

      assertThat(together.shown()).isEqualTo(single.shown());
      assertThat(together.status()).isEqualTo(single.status());
      assertThat(together.sentWrites()).isEqualTo(single.sentWrites());
      assertThat(together.outcomes()).isEqualTo(single.outcomes());
      assertThat(together.published()).isEqualTo(single.published());
      assertThat(kept(together)).isEqualTo(kept(single));
    }
  }

  @Example
  void whatReadersSeeAndTheStatusAreToldOnce() {
    Script script = Script.live(0);

    script.together(
        all -> {
          for (int i = 1; i <= 50; i++) {
            all.submit("w" + i, "set", "b" + i, "1");
            all.event(i, "set", "a" + i, "1");
          }
        });

    assertThat(script.all(Effect.Show.class)).hasSize(1);
    assertThat(script.all(Effect.Keep.class)).hasSize(1);
    assertThat(script.all(Effect.Report.class)).hasSize(1);
    assertThat(script.published()).hasSize(50);
    assertThat(script.shown()).hasSize(100);
  }

  private static List<String> kept(Script script) {
    List<Effect.Keep> all = script.all(Effect.Keep.class);
    return all.isEmpty() ? List.of() : Script.texts(all.get(all.size() - 1).after());
  }

  /** Commits what was sent in earlier rounds, some of it in silence, and what others write. */
  private static final class Server {

    private final Random random;
    private long seq;
    private int submitted;
    private int answered;

    Server(Random random) {
      this.random = random;
    }

    List<Consumer<Script>> steps(List<Frame> sent) {
      List<Consumer<Script>> steps = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        if (random.nextInt(3) == 0) {
          String id = "w" + ++submitted;
          String path = path();
          steps.add(script -> script.submit(id, "set", path, "1"));
        } else if (answered < sent.size() && random.nextBoolean()) {
          answer(sent.get(answered++), steps);
        } else {
          long now = ++seq;
          String path = path();
          steps.add(script -> script.event(now, "set", path, Long.toString(now)));
        }
      }
      return steps;
    }

    private void answer(Frame write, List<Consumer<Script>> steps) {
      String id = write.payload().asJsonObject().getString("client_op_id");
      String path = write.payload().asJsonObject().getString("path");
      if (random.nextInt(5) == 0) {
        steps.add(script -> script.refuse(write.ref(), "conflict"));
        return;
      }
      long now = ++seq;
      List<Consumer<Script>> both =
          new ArrayList<>(
              List.of(
                  script -> script.echo(now, "set", path, "1", id),
                  script -> script.reply(write.ref(), "{'store_seq':" + now + "}")));
      Collections.shuffle(both, random);
      steps.addAll(both);
    }

    private String path() {
      return PATHS.get(random.nextInt(PATHS.size()));
    }
  }
}
