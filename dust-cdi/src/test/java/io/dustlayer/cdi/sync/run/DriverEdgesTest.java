package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** How a driver begins, ends, and begins again. */
class DriverEdgesTest {

  private static final DustPath LINKS = DustPath.of("links");
  private static final Frame FRAME = new Frame(null, null, "t", "e", JsonValue.EMPTY_JSON_OBJECT);

  private final PlainCache cache = new PlainCache();
  private final DriverFixture fixture = new DriverFixture(cache, nothingThere(), Runnable::run);
  private final Driver driver = fixture.driver;

  @Test
  void stoppingTellsTheEngineAndClosesTheSocket() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    driver.stop();

    assertThat(fixture.machine.inputs()).endsWith(new Input.Stop());
    assertThat(fixture.sockets.last().closedBecause()).isEqualTo("stopped");
  }

  @Test
  void closingEndsWhatIsPendingAndTheCacheWithItsLastState() {
    driver.start();
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    driver.submit(write("id"), future);
    driver.settle();
    fixture.cause(keep(Mirror.empty(), mirror(3, "links/a")));
    driver.close();

    assertThat(fixture.machine.inputs()).endsWith(new Input.Stop());
    DustException failure =
        (DustException) catchThrowableOfType(ExecutionException.class, future::get).getCause();
    assertThat(failure.getMessage()).contains("the transport was closed");
    assertThat(cache.closed).isTrue();
    assertThat(cache.watermark).isEqualTo(3);
  }

  @Test
  void whoWantsNothingHasNothingToDo() {
    assertThat(driver.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    driver.tick();
    driver.submit(write("id"), new CompletableFuture<>());
    driver.settle();
    assertThat(fixture.machine.lives()).isEmpty();

    failAlways();
    driver.start();
    assertThat(driver.nextDeadlineNanos()).isLessThan(Long.MAX_VALUE);
    driver.stop();
    assertThat(driver.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theDeadlineIsTheEngines() {
    driver.start();
    fixture.machine.deadline(77);

    assertThat(driver.nextDeadlineNanos()).isEqualTo(77);
  }

  @Test
  void anEngineThatDoesNotKnowItsDeadlineHasFailed() {
    driver.start();
    fixture.machine.failsForADeadline();

    assertThat(driver.nextDeadlineNanos()).isEqualTo(1_000_000_000);
    assertThat(fixture.board.status().state()).isEqualTo(SyncState.BACKOFF);
  }

  @Test
  void anEngineThatCannotBeMadeIsTriedAgain() {
    fixture.machine.cannotBeMade(true);
    driver.start();
    assertThat(fixture.board.status().state()).isEqualTo(SyncState.BACKOFF);
    fixture.machine.cannotBeMade(false);
    fixture.advance(2000);

    assertThat(fixture.machine.inputs()).containsExactly(new Input.Start());
  }

  @Test
  void anEngineThatWorkedForLongIsSoonTriedAgain() {
    failAlways();
    driver.start();
    fixture.advance(1000);
    fixture.machine.answers(input -> List.of());
    fixture.advance(2000);
    fixture.advance(60_001);
    failAlways();
    driver.tick();
    int lives = fixture.machine.lives().size();
    fixture.advance(999);
    assertThat(fixture.machine.lives()).hasSize(lives);
    fixture.advance(1);

    assertThat(fixture.machine.lives()).hasSize(lives + 1);
  }

  @Test
  void whatWasKeptIsThereBeforeAnyNetwork() {
    cache.write(new DustCache.Update.Replace(3, List.of(LeafView.leaf(leaf("links/a")))));
    driver.restore();
    driver.restore();
    ListenerLog log = new ListenerLog();
    driver.add(LINKS, new Registration<>(log, closed -> {}));

    assertThat(fixture.view.current().orElseThrow().watermark()).isEqualTo(3);
    assertThat(log.at()).isEqualTo(3);
    assertThat(fixture.machine.lives()).hasSize(1);
    assertThat(fixture.machine.inputs()).isEmpty();
  }

  @Test
  void anEffectThatFailsHarmsNoOther() {
    driver.start();
    fixture.sockets.cannotBeOpened(true);
    fixture.machine.answersOnce(
        new Effect.OpenSocket(1, Format.JSON), new Effect.Complete("id", new Outcome.Withdrawn()));
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    driver.submit(write("id"), future);
    driver.settle();

    assertThat(future).isCompletedWithValue(new Outcome.Withdrawn());
  }

  @Test
  void whatIsReadOverHttpIsToldToTheEngineThatAsked() {
    driver.start();
    fixture.cause(new Effect.HttpRead(5, LINKS));
    fixture.drain();

    assertThat(fixture.machine.inputs())
        .endsWith(new Input.HttpAnswered(5, new HttpAnswer.Found(List.of())));
  }

  @Test
  void whatAnEarlierEngineAskedForIsNotToldToALaterOne() {
    driver.start();
    fixture.cause(new Effect.HttpRead(5, LINKS));
    failAlways();
    driver.tick();
    fixture.machine.answers(input -> List.of());
    fixture.advance(1000);
    fixture.drain();

    assertThat(fixture.machine.lives()).hasSize(2);
    assertThat(fixture.machine.first(Input.HttpAnswered.class)).isEmpty();
  }

  @Test
  void aSocketIsSentWhatIsForItAndNothingAfterItsEnd() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    FakeSockets.FakeSocket first = fixture.sockets.last();
    fixture.cause(new Effect.CloseSocket(1, "enough"), new Effect.SendFrame(1, FRAME));

    assertThat(first.sent()).isEmpty();
  }

  private void failAlways() {
    fixture.machine.answers(
        input -> {
          throw new IllegalStateException("a bug");
        });
  }

  private static NoTransport nothingThere() {
    return new NoTransport() {
      @Override
      public Page list(DustPath base, int limit, Optional<String> cursor) {
        return new Page(List.of(), Optional.empty());
      }
    };
  }

  private static Leaf leaf(String path) {
    return new Leaf(path, JsonValue.TRUE, 3);
  }

  private static WriteRequest write(String id) {
    return WriteRequest.of(id, OpKind.SET, LINKS.child("a"), JsonValue.TRUE);
  }
}
