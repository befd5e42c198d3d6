package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Plays the server and the clock for an engine, step by step. Everything the engine does is
 * recorded; {@link #clear} forgets it.
 */
final class Script {

  static final String STORE = "acme/main";
  static final String TOPIC = "store:" + STORE;
  static final String ME = "dev_me";
  static final String OTHER = "dev_other";

  // Looked up once: each look-up searches the class path.
  private static final JsonProvider JSON = JsonProvider.provider();

  private final Engine engine;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Effect> lastEffects = new ArrayList<>();
  // Near the overflow of nanoTime: a comparison that is not safe shows at once.
  private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();
  private long generation;
  private String joinRef;
  private Mirror view;
  private final List<Input> gathered = new ArrayList<>();
  private boolean gathering;
  private Observer observer = (before, input, after) -> {};

  private Script(Engine engine) {
    this.engine = engine;
  }

  /** Hears of every input. */
  interface Observer {
    void took(Status.Phase before, Input input, Status.Phase after);
  }

  void onInput(Observer hears) {
    observer = hears;
  }

  static Script engine() {
    return engine(settings -> settings);
  }

  static Script engine(UnaryOperator<EngineSettings> change) {
    return restored(Mirror.empty(), false, change);
  }

  static Script restored(Mirror mirror, boolean synced) {
    return restored(mirror, synced, settings -> settings);
  }

  static Script restored(Mirror mirror, boolean synced, UnaryOperator<EngineSettings> change) {
    EngineSettings settings = change.apply(EngineSettings.defaults(STORE, ME));
    return new Script(new Engine(settings, mirror, synced, new Random(1)));
  }

  /** An engine that is live, with an empty mirror or with {@code a0 = 0 … } up to a seq. */
  static Script live(long seq) {
    return live(seq, settings -> settings);
  }

  static Script live(long seq, UnaryOperator<EngineSettings> change) {
    Script script = engine(change).start().opened().joined(seq);
    for (long i = 1; i <= seq; i++) {
      script.catchUp(i, "set", "a" + i, Long.toString(i), null);
    }
    return script.caughtUp(seq).clear();
  }

  /** The documented settings but for some limits. */
  static UnaryOperator<EngineSettings> limits(int inFlight, int queue, int heldBack) {
    return settings ->
        ChangedSettings.of(
            settings,
            Map.of("maxInFlight", inFlight, "queueLimit", queue, "holdBackLimit", heldBack));
  }

  // What happens

  Script input(Input input) {
    gathered.add(input);
    return gathering ? this : taken();
  }

  /** Lets the engine take together what happens in some steps. */
  Script together(Consumer<Script> steps) {
    gathering = true;
    steps.accept(this);
    gathering = false;
    return taken();
  }

  private Script taken() {
    Status.Phase before = phase();
    lastEffects.clear();
    lastEffects.addAll(engine.handle(List.copyOf(gathered), now));
    gathered.forEach(input -> observer.took(before, input, phase()));
    gathered.clear();
    effects.addAll(lastEffects);
    for (Effect effect : lastEffects) {
      if (effect instanceof Effect.OpenSocket open) {
        generation = open.generation();
      } else if (effect instanceof Effect.SendFrame send
          && send.frame().event().equals("phx_join")) {
        joinRef = send.frame().ref();
      } else if (effect instanceof Effect.Show show) {
        view = show.view();
      }
    }
    return this;
  }

  Script start() {
    return input(new Input.Start());
  }

  Script stop() {
    return input(new Input.Stop());
  }

  Script opened() {
    return input(new Input.SocketOpened(generation));
  }

  Script closed(CloseCause.Kind kind, String detail) {
    return input(new Input.SocketClosed(generation, new CloseCause(kind, detail)));
  }

  Script lost() {
    return closed(CloseCause.Kind.LOST, "1006");
  }

  /** Time passes, with a tick at every deadline on the way. */
  Script pass(Duration duration) {
    long end = now + duration.toNanos();
    while (engine.nextDeadlineNanos() != Long.MAX_VALUE && engine.nextDeadlineNanos() - end <= 0) {
      long deadline = engine.nextDeadlineNanos();
      now = deadline - now > 0 ? deadline : now + 1;
      input(new Input.Tick());
    }
    now = end;
    return this;
  }

  Script pass(long millis) {
    return pass(Duration.ofMillis(millis));
  }

  /** Time passes until a socket is asked for. */
  Script reconnecting() {
    return until(() -> phase() != Status.Phase.BACKOFF);
  }

  /** Time passes until something is so, but not for ever. */
  Script until(BooleanSupplier condition) {
    for (int i = 0; i < 20_000 && !condition.getAsBoolean(); i++) {
      pass(10);
    }
    assertThat(condition.getAsBoolean()).as("became so in time").isTrue();
    return this;
  }

  Script frame(String frameJoinRef, String ref, String event, String payload) {
    return frame(new Frame(frameJoinRef, ref, TOPIC, event, json(payload)));
  }

  Script frame(Frame frame) {
    return input(new Input.FrameReceived(generation, frame));
  }

  Script joined(long storeSeq) {
    return joined(storeSeq, true);
  }

  Script joined(long storeSeq, boolean canWrite) {
    String scopes =
        canWrite ? "['entries:read','entries:write','files:write']" : "['entries:read']";
    return reply(
        joinRef,
        "{'store_seq':%d,'capver':3,'capver_min':3,'permissions':{'read':true,'write':%s},'scopes':%s}"
            .formatted(storeSeq, canWrite, scopes));
  }

  Script reply(String ref, String response) {
    return frame(joinRef, ref, "phx_reply", "{'status':'ok','response':%s}".formatted(response));
  }

  Script refuse(String ref, String reason) {
    return frame(
        joinRef,
        ref,
        "phx_reply",
        "{'status':'error','response':{'reason':'%s'}}".formatted(reason));
  }

  Script caughtUp(long through) {
    return frame(joinRef, null, "catch_up_complete", "{'through_seq':%d}".formatted(through));
  }

  Script catchUp(long seq, String op, String path, String value, String id) {
    return event(joinRef, seq, op, path, value, OTHER, id);
  }

  Script event(long seq, String op, String path, String value) {
    return event(null, seq, op, path, value, OTHER, "other-" + seq);
  }

  Script echo(long seq, String op, String path, String value, String id) {
    return event(null, seq, op, path, value, ME, id);
  }

  Script event(
      String frameJoinRef,
      long seq,
      String op,
      String path,
      String value,
      String deviceId,
      String id) {
    JsonObject payload = Announced.payload(seq, op, path, json(value), deviceId, id);
    return frame(new Frame(frameJoinRef, null, TOPIC, "event", payload));
  }

  Script snapshot(long seq, String entries) {
    return frame(
        joinRef, null, "snapshot", "{'snapshot_seq':%d,'entries':%s}".formatted(seq, entries));
  }

  Script submit(String id, String op, String path, String value) {
    return submit(WriteRequest.of(id, OpKind.of(op).orElseThrow(), path(path), json(value)));
  }

  /** A write that is on disk, and a record of its own. */
  Script submitDurable(String id, String op, String path, String value) {
    return submitDurable(id, op, path, value, path);
  }

  /** A write that is on disk, of a record. */
  Script submitDurable(String id, String op, String path, String value, String record) {
    WriteRequest request =
        WriteRequest.of(id, OpKind.of(op).orElseThrow(), path(path), json(value));
    return input(new Input.SubmitDurable(new DurableWrite(request, path(record))));
  }

  Script submit(WriteRequest request) {
    return input(new Input.Submit(request));
  }

  Script batch(StoreEvent... ops) {
    return input(new Input.BatchCommitted(List.of(ops)));
  }

  Script answer(long readId, Leaf... leaves) {
    return input(new Input.HttpAnswered(readId, new HttpAnswer.Found(List.of(leaves))));
  }

  Script answerFailed(long readId) {
    return input(new Input.HttpAnswered(readId, new HttpAnswer.Failed("down")));
  }

  Script clear() {
    effects.clear();
    return this;
  }

  // What it led to

  <T extends Effect> List<T> all(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  List<Effect> lastEffects() {
    return List.copyOf(lastEffects);
  }

  List<Frame> sent(String event) {
    return all(Effect.SendFrame.class).stream()
        .map(Effect.SendFrame::frame)
        .filter(frame -> frame.event().equals(event))
        .toList();
  }

  Frame lastSent(String event) {
    List<Frame> frames = sent(event);
    assertThat(frames).as("frames '%s'", event).isNotEmpty();
    return frames.get(frames.size() - 1);
  }

  /** The ref of the push of a write that was sent last. */
  String refOf(String clientOpId) {
    int last = sentWrites().lastIndexOf(clientOpId);
    assertThat(last).as("write '%s' was sent", clientOpId).isNotNegative();
    return sent("write").get(last).ref();
  }

  List<String> sentWrites() {
    return sent("write").stream()
        .map(frame -> frame.payload().asJsonObject().getString("client_op_id"))
        .toList();
  }

  long now() {
    return now;
  }

  Map<String, Outcome> outcomes() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Effect.Complete complete : all(Effect.Complete.class)) {
      assertThat(outcomes.put(complete.clientOpId(), complete.outcome()))
          .as("an earlier outcome of '%s'", complete.clientOpId())
          .isNull();
    }
    return outcomes;
  }

  List<Notice> notices() {
    return all(Effect.Tell.class).stream().map(Effect.Tell::notice).toList();
  }

  List<Long> published() {
    return all(Effect.Publish.class).stream().map(publish -> publish.event().storeSeq()).toList();
  }

  Status status() {
    return engine.status();
  }

  Status.Phase phase() {
    return engine.status().phase();
  }

  long watermark() {
    return engine.status().watermark();
  }

  String joinRef() {
    return joinRef;
  }

  long generation() {
    return generation;
  }

  Mirror view() {
    return view;
  }

  /** What readers see, as {@code path=value}. */
  List<String> shown() {
    return view == null ? List.of() : texts(view);
  }

  static List<String> texts(Mirror mirror) {
    List<String> texts = new ArrayList<>();
    mirror.all().forEachRemaining(leaf -> texts.add(leaf.path() + "=" + leaf.value()));
    return texts;
  }

  static DustPath path(String path) {
    return DustPath.parse(path);
  }

  /** JSON with single quotes. */
  static JsonValue json(String text) {
    try (var reader = JSON.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }

  static StoreEvent op(long seq, String op, String path, String value, String id) {
    return new StoreEvent(seq, OpKind.of(op).orElseThrow(), path(path), json(value), ME, id);
  }
}
