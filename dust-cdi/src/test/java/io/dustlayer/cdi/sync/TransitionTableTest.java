package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the documentation of {@link Engine} is what the code does, and all that it does. */
class TransitionTableTest {

  private static final Path SOURCE = Path.of("src/main/java/io/dustlayer/cdi/sync/Engine.java");
  private static final Pattern ROW =
      Pattern.compile(" \\* ([A-Z_]+) +([A-Za-z]+) +([A-Z_]+)( .*)?");
  private static final int RUNS = 3_000;
  private static final int STEPS = 40;

  @Test
  void codeAndTableAgree() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < RUNS; seed++) {
      walk(new Random(seed), seen);
    }

    assertThat(seen).isEqualTo(table());
  }

  private static Set<String> table() throws IOException {
    return Files.readAllLines(SOURCE).stream()
        .map(ROW::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void walk(Random random, Set<String> seen) {
    Script script = Script.engine(settings -> messagePack(settings, random.nextBoolean()));
    script.onInput(
        (before, input, after) -> {
          if (before != after) {
            seen.add(before + " " + input.getClass().getSimpleName() + " " + after);
          }
        });
    script.start();
    for (int i = 0; i < STEPS; i++) {
      step(script, random);
    }
  }

  // Mostly what leads on, so that every state is reached, and now and then anything else.
  private static void step(Script script, Random random) {
    if (random.nextInt(3) > 0) {
      switch (script.phase()) {
        case STOPPED -> script.start();
        case CONNECTING -> script.opened();
        case JOINING -> script.joined(random.nextInt(4));
        case CATCHING_UP -> script.caughtUp(random.nextInt(4));
        default -> anything(script, random);
      }
    } else {
      anything(script, random);
    }
  }

  private static void anything(Script script, Random random) {
    long seq = script.watermark() + random.nextInt(3);
    String ref = script.joinRef();
    switch (random.nextInt(20)) {
      case 0 -> script.start();
      case 1 -> script.stop();
      case 2 -> script.opened();
      case 3 -> script.closed(kind(random), "cut");
      case 4 -> script.frame(ref, ref, "phx_error", "{}");
      case 5 -> script.frame(random.nextBoolean() ? ref : null, ref, "phx_close", "{}");
      case 6 ->
          script.reply(ref, "{'store_seq':1,'capver_min':%d}".formatted(random.nextInt(2) + 3));
      case 7 -> script.refuse(ref, random.nextBoolean() ? "unauthorized" : "join crashed");
      case 8 -> script.frame(null, null, "event", "{}");
      case 9 -> script.batch(Script.op(seq + 1, "set", "a", "1", Script.ME + "-" + seq));
      case 10 -> script.answer(1);
      case 11 -> answerHeartbeat(script);
      case 12, 13 -> script.event(seq, "set", "a", "1");
      case 14 -> script.submit("w" + random.nextLong(), "set", "a", "1");
      case 15 -> replyToWrite(script, seq);
      default -> script.pass(random.nextInt(12_000));
    }
  }

  private static void answerHeartbeat(Script script) {
    if (!script.sent("heartbeat").isEmpty()) {
      String ref = script.lastSent("heartbeat").ref();
      script.frame(
          new Frame(
              null, ref, "phoenix", "phx_reply", Script.json("{'status':'ok','response':{}}")));
    }
  }

  private static void replyToWrite(Script script, long seq) {
    if (!script.sent("write").isEmpty()) {
      script.reply(script.lastSent("write").ref(), "{'store_seq':%d}".formatted(seq + 1));
    }
  }

  private static CloseCause.Kind kind(Random random) {
    return CloseCause.Kind.values()[random.nextInt(CloseCause.Kind.values().length)];
  }

  private static EngineSettings messagePack(EngineSettings settings, boolean messagePack) {
    return ChangedSettings.of(settings, Map.of("messagePack", messagePack));
  }
}
