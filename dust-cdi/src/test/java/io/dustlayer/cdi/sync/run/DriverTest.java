package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.publish;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.CloseCause.Kind;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class DriverTest {

  private static final DustPath LINKS = DustPath.of("links");
  private static final Frame FRAME = new Frame(null, null, "t", "e", JsonValue.EMPTY_JSON_OBJECT);

  private final DriverFixture fixture = new DriverFixture();
  private final Driver driver = fixture.driver;

  @Test
  void readersSeeTheStateBeforeListenersAndListenersBeforeTheWriter() {
    List<String> order = new ArrayList<>();
    driver.start();
    fixture.view.add(
        new Registration<>(
            new ViewListener() {
              @Override
              public void touched(List<DustPath> touched) {
                order.add("touched " + touched + " at " + fixture.view.current().get().watermark());
              }

              @Override
              public void replaced() {
                order.add("replaced at " + fixture.view.current().get().watermark());
              }
            },
            closed -> {}));
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    future.thenRun(() -> order.add("told"));
    fixture.machine.answersOnce(
        synced(mirror(1, "links/a")),
        new Effect.Show(mirror(2, "links/a"), List.of(LINKS), false, true),
        new Effect.Complete("id", committed(2)));

    driver.submit(write("id"), future);
    driver.settle();

    assertThat(order).containsExactly("replaced at 1", "touched [links] at 2", "told");
  }

  @Test
  void nothingIsShownBeforeTheFirstCatchUpIsComplete() {
    driver.start();
    fixture.cause(new Effect.Show(mirror(1, "a"), List.of(), true, false));

    assertThat(fixture.view.current()).isEmpty();
  }

  @Test
  void listenerIsAttachedWithTheStateThatTheNextChangeStartsFrom() {
    ListenerLog early = listen(LINKS);
    driver.start();
    assertThat(early.isAttached()).isFalse();

    Mirror one = mirror(1, "links/a");
    Mirror two = mirror(2, "links/a");
    fixture.cause(
        synced(two),
        keep(Mirror.empty(), one),
        publish(one, two, "links/a"),
        keep(one, two, "links"));

    assertThat(early.seqs()).containsExactly(2L);
    ListenerLog late = listen(LINKS);
    assertThat(late.isAttached()).isTrue();
    assertThat(late.at()).isEqualTo(2);
    Mirror three = mirror(3, "links/a");
    fixture.cause(synced(three), publish(two, three, "links/a"), keep(two, three, "links"));
    assertThat(late.seqs()).containsExactly(3L);
    assertThat(early.seqs()).containsExactly(2L, 3L);
    assertThat(early.faults()).isEmpty();
    assertThat(late.faults()).isEmpty();
  }

  @Test
  void listenerHearsOnlyOfItsPartAndOfReplacements() {
    driver.start();
    Mirror one = mirror(1, "links/a");
    Mirror two = mirror(2, "notes/a");
    fixture.cause(synced(one), keep(Mirror.empty(), one));
    ListenerLog links = listen(LINKS);

    fixture.cause(publish(one, two, "notes/a"), keep(one, two, "notes"));
    assertThat(links.seqs()).isEmpty();
    fixture.cause(new Effect.PublishReplaced(2, 9, false, two, mirror(9, "links/b")));

    assertThat(links.seqs()).containsExactly(9L);
  }

  @Test
  void closedListenerHearsNothingAnyMore() {
    driver.start();
    Mirror one = mirror(1, "links/a");
    fixture.cause(synced(one), keep(Mirror.empty(), one));
    ListenerLog log = new ListenerLog();
    Registration<MirrorListener> registration =
        new Registration<>(log, closed -> driver.remove(LINKS, closed));
    driver.add(LINKS, registration);
    registration.close();
    registration.close();

    fixture.cause(publish(one, mirror(2, "links/a"), "links/a"));

    assertThat(registration.isActive()).isFalse();
    assertThat(log.seqs()).isEmpty();
  }

  @Test
  void throwingListenerHarmsNobody() {
    driver.start();
    driver.add(
        LINKS,
        new Registration<>(
            new MirrorListener() {
              @Override
              public void attached(MirrorView current) {
                throw new IllegalStateException("attached");
              }

              @Override
              public void changed(MirrorChange change) {
                throw new AssertionError("changed");
              }
            },
            closed -> {}));
    ListenerLog other = listen(LINKS);
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    Mirror one = mirror(1, "links/a");
    Mirror two = mirror(2, "links/a");
    fixture.cause(synced(one), keep(Mirror.empty(), one));
    fixture.machine.answersOnce(
        publish(one, two, "links/a"),
        keep(one, two, "links"),
        new Effect.Complete("id", committed(2)));

    driver.submit(write("id"), future);
    driver.settle();

    assertThat(other.seqs()).containsExactly(2L);
    assertThat(future).isCompletedWithValue(committed(2));
    assertThat(fixture.machine.lives()).hasSize(1);
  }

  @Test
  void frameForASocketThatIsNotThereIsDropped() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    fixture.cause(new Effect.SendFrame(7, FRAME), new Effect.SendFrame(1, FRAME));

    assertThat(fixture.sockets.last().sent()).containsExactly(FRAME);
  }

  @Test
  void whatASocketTellsBecomesInputsInOrder() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    SocketListener socket = fixture.sockets.last().listener();
    socket.opened();
    socket.received(FakeSockets.message(FRAME));
    CloseCause lost = new CloseCause(Kind.LOST, "gone");
    socket.closed(lost);
    socket.received(FakeSockets.message(FRAME));
    fixture.drain();

    assertThat(fixture.machine.inputs())
        .endsWith(
            new Input.SocketOpened(1),
            new Input.FrameReceived(1, FRAME),
            new Input.SocketClosed(1, lost));
  }

  @Test
  void closedSocketTellsNothingAnyMore() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    SocketListener socket = fixture.sockets.last().listener();
    socket.received(FakeSockets.message(FRAME));
    fixture.cause(new Effect.CloseSocket(1, "enough"));
    socket.received(FakeSockets.message(FRAME));
    fixture.drain();

    assertThat(fixture.sockets.last().closedBecause()).isEqualTo("enough");
    assertThat(fixture.machine.first(Input.FrameReceived.class)).isEmpty();
  }

  @Test
  void messageThatIsNoFrameClosesTheSocket() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    fixture.sockets.last().listener().received(garbage());
    fixture.drain();

    assertThat(fixture.sockets.last().closedBecause()).isEqualTo("no frame");
    assertThat(fixture.machine.first(Input.SocketClosed.class))
        .contains(new Input.SocketClosed(1, new CloseCause(Kind.GARBAGE, "no frame")));
  }

  @Test
  void messagesThatComeFasterThanTheyCanBeAppliedCloseTheSocket() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    SocketListener socket = fixture.sockets.last().listener();
    for (int i = 0; i < DriverFixture.MAX_WAITING + 500; i++) {
      socket.received(FakeSockets.message(FRAME));
    }
    assertThat(fixture.mailbox).hasSizeLessThan((int) DriverFixture.MAX_WAITING + 10);
    fixture.drain();

    assertThat(fixture.sockets.last().closedBecause()).contains("faster");
    assertThat(fixture.machine.first(Input.SocketClosed.class).get().cause().kind())
        .isEqualTo(Kind.LOST);
  }

  @Test
  void engineThatThrowsEndsItsWritesAndBeginsAnewWithTheCommittedState() {
    Mirror one = mirror(1, "links/a");
    driver.start();
    fixture.cause(
        synced(mirror(1, "links/pending")),
        keep(Mirror.empty(), one),
        new Effect.OpenSocket(1, Format.JSON));
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    driver.submit(write("id"), future);
    driver.settle();
    fixture.machine.answers(
        input -> {
          throw new IllegalStateException("a bug");
        });
    driver.tick();

    assertThat(fixture.sockets.last().closedBecause()).isEqualTo("internal error");
    DustException failure =
        (DustException) catchThrowableOfType(ExecutionException.class, future::get).getCause();
    assertThat(failure.code()).isEqualTo("DUST0706");
    assertThat(failure.kind()).isEqualTo(DustException.Kind.TIMEOUT);
    assertThat(fixture.board.status().state()).isEqualTo(SyncState.BACKOFF);
    assertThat(fixture.board.status().lastError().orElse("")).contains("a bug");
    assertThat(fixture.view.current().get().leaf(DustPath.parse("links/a"))).isPresent();
    assertThat(fixture.view.current().get().leaf(DustPath.parse("links/pending"))).isEmpty();

    fixture.machine.answers(input -> List.of());
    fixture.advance(999);
    assertThat(fixture.machine.lives()).hasSize(1);
    fixture.advance(1);

    assertThat(fixture.machine.lives()).hasSize(2);
    assertThat(fixture.machine.lives().get(1)).isEqualTo(new ScriptedMachine.Life(one, true));
    assertThat(fixture.machine.inputs()).endsWith(new Input.Start());
  }

  @Test
  void engineThatThrowsAgainAndAgainIsTriedMoreAndMoreSlowly() {
    fixture.machine.answers(
        input -> {
          throw new IllegalStateException("a bug");
        });
    driver.start();
    int lives = 1;
    for (long pause : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      fixture.advance(pause * 1000 - 1);
      assertThat(fixture.machine.lives()).hasSize(lives);
      fixture.advance(1);
      assertThat(fixture.machine.lives()).hasSize(++lives);
    }
  }

  @Test
  void writeBetweenTwoEnginesIsWithdrawnAndOneAfterStoppingIsStopped() {
    fixture.machine.answers(
        input -> {
          throw new IllegalStateException("a bug");
        });
    driver.start();
    CompletableFuture<Outcome> first = new CompletableFuture<>();
    driver.submit(write("a"), first);
    driver.settle();
    driver.stop();
    CompletableFuture<Outcome> second = new CompletableFuture<>();
    driver.submit(write("b"), second);
    driver.settle();

    assertThat(first).isCompletedWithValue(new Outcome.Withdrawn());
    assertThat(second).isCompletedWithValue(new Outcome.Stopped());
    fixture.advance(100_000);
    assertThat(fixture.machine.lives()).hasSize(1);
  }

  @Test
  void nothingOfAnEarlierEngineReachesALaterOne() {
    driver.start();
    fixture.cause(new Effect.OpenSocket(1, Format.JSON));
    SocketListener old = fixture.sockets.last().listener();
    fixture.machine.answers(
        input -> {
          throw new IllegalStateException("a bug");
        });
    driver.tick();
    fixture.machine.answers(input -> List.of());
    fixture.advance(1000);
    int before = fixture.machine.inputs().size();

    old.opened();
    old.received(FakeSockets.message(FRAME));
    old.closed(new CloseCause(Kind.LOST, "late"));
    fixture.drain();

    assertThat(fixture.machine.inputs()).hasSize(before);
  }

  @Test
  void listenersSurviveStopAndStart() {
    driver.start();
    Mirror one = mirror(1, "links/a");
    fixture.cause(synced(one), keep(Mirror.empty(), one));
    ListenerLog log = listen(LINKS);
    driver.stop();
    driver.start();
    Mirror two = mirror(2, "links/a");

    fixture.cause(publish(one, two, "links/a"));

    assertThat(log.seqs()).containsExactly(2L);
    assertThat(log.faults()).isEmpty();
    assertThat(fixture.machine.lives()).hasSize(1);
  }

  @Test
  void deadlineOfTheEngineIsServed() {
    driver.start();
    fixture.machine.deadline(5_000_000_000L);
    fixture.advance(4999);
    assertThat(fixture.machine.first(Input.Tick.class)).isEmpty();
    fixture.advance(1);

    assertThat(fixture.machine.first(Input.Tick.class)).isPresent();
  }

  private ListenerLog listen(DustPath prefix) {
    ListenerLog log = new ListenerLog();
    driver.add(prefix, new Registration<>(log, closed -> driver.remove(prefix, closed)));
    return log;
  }

  private static Message garbage() {
    return new Message() {
      @Override
      public long size() {
        return 1;
      }

      @Override
      public Frame decode() throws MalformedMessageException {
        throw new MalformedMessageException("no frame", null);
      }
    };
  }

  private static Outcome committed(long seq) {
    return new Outcome.Committed(seq, JsonValue.EMPTY_JSON_OBJECT);
  }

  private static WriteRequest write(String id) {
    return WriteRequest.of(id, OpKind.SET, LINKS.child("a"), JsonValue.TRUE);
  }
}
