package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DriverThreadTest {

  private final DriverFixture fixture = new DriverFixture();
  private final Mailbox mailbox = new Mailbox();
  private final DriverThread thread =
      new DriverThread(
          "test-driver",
          null,
          mailbox,
          fixture.driver,
          System::nanoTime,
          new SyncLog("acme/main", System::nanoTime));

  @Test
  void deadlineThatStaysDueStarvesNoTask() throws Exception {
    fixture.machine.deadline(System.nanoTime());
    thread.start();
    mailbox.put(fixture.driver::start);
    CountDownLatch ran = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      mailbox.put(ran::countDown);
    }

    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    thread.close();
  }

  @Test
  void tasksStarveNoDeadline() throws Exception {
    CountDownLatch ticked = new CountDownLatch(1);
    fixture.machine.deadline(System.nanoTime());
    fixture.machine.answers(
        input -> {
          if (input instanceof io.dustlayer.cdi.sync.Input.Tick) {
            ticked.countDown();
          }
          return java.util.List.of();
        });
    mailbox.put(fixture.driver::start);
    mailbox.put(this::again);
    thread.start();

    assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();
    thread.close();
  }

  @Test
  void closingEndsTheThreadEvenIfTasksPutInOthers() throws Exception {
    mailbox.put(this::again);
    thread.start();
    thread.close();

    assertThat(thread.isAlive()).isFalse();
  }

  private void again() {
    mailbox.put(this::again);
  }

  @Test
  void taskThatIsPutInAfterTheEndIsRefused() {
    thread.start();
    thread.close();

    assertThat(mailbox.put(() -> {})).isFalse();
  }

  @Test
  void interruptOrExceptionDoesNotEndTheThread() throws Exception {
    thread.start();
    mailbox.put(() -> Thread.currentThread().interrupt());
    mailbox.put(
        () -> {
          throw new IllegalStateException("a task that fails");
        });
    CountDownLatch ran = new CountDownLatch(1);
    mailbox.put(ran::countDown);

    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    thread.close();
  }

  @Test
  void whatWaitsIsGivenToTheEngineTogether() throws Exception {
    mailbox.put(fixture.driver::start);
    for (int i = 0; i < 100; i++) {
      WriteRequest write =
          WriteRequest.of("w" + i, OpKind.SET, DustPath.parse("a"), JsonValue.TRUE);
      mailbox.put(() -> fixture.driver.submit(write, new CompletableFuture<>()));
    }
    CountDownLatch ran = new CountDownLatch(1);
    mailbox.put(ran::countDown);
    thread.start();

    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    thread.close();
    assertThat(fixture.machine.batches()).startsWith(1, 100);
  }

  @Test
  void aTaskThatThrowsDoesNotTakeTheOthersWithIt() throws Exception {
    mailbox.put(
        () -> {
          throw new IllegalStateException("a task that fails");
        });
    CountDownLatch ran = new CountDownLatch(1);
    mailbox.put(ran::countDown);
    thread.start();

    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    thread.close();
  }
}
