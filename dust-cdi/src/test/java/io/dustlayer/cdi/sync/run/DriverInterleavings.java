package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.interleavings.Interleavings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** The mailbox, the status and the readers' view under many interleavings of their threads. */
class DriverInterleavings {

  private static final int INTERLEAVINGS = 100;

  /** As much of a mailbox as is tried here. */
  private record Box(Function<Runnable, Boolean> put, Supplier<List<Runnable>> close) {

    static Box real() {
      Mailbox mailbox = new Mailbox();
      return new Box(mailbox::put, mailbox::close);
    }
  }

  /** Looks whether it is closed before it takes the lock. */
  private static final class LeakyMailbox {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private volatile boolean closed;

    boolean put(Runnable task) {
      if (closed) {
        return false;
      }
      synchronized (this) {
        return tasks.add(task);
      }
    }

    synchronized List<Runnable> close() {
      closed = true;
      return List.copyOf(tasks);
    }

    static Box box() {
      LeakyMailbox mailbox = new LeakyMailbox();
      return new Box(mailbox::put, mailbox::close);
    }
  }

  @Test
  void a_task_is_given_back_at_the_end_or_was_refused() {
    Interleavings.of(INTERLEAVINGS, () -> putAgainstClose(Box.real()));
  }

  @Test
  void a_mailbox_that_loses_a_task_is_found() {
    assertThatThrownBy(
            () -> Interleavings.of(INTERLEAVINGS, () -> putAgainstClose(LeakyMailbox.box())))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("given back");
  }

  private static void putAgainstClose(Box box) {
    List<Integer> accepted = new ArrayList<>();
    Thread putter =
        new Thread(
            () -> {
              for (int i = 0; i < 2; i++) {
                Task task = new Task(i);
                if (box.put().apply(task)) {
                  accepted.add(task.number());
                }
              }
            });
    putter.start();
    List<Integer> left =
        box.close().get().stream().map(Task.class::cast).map(Task::number).toList();
    Interleavings.join(putter);

    Interleavings.check(left.equals(accepted), "accepted " + accepted + ", given back " + left);
    Interleavings.check(!box.put().apply(new Task(9)), "taken after the end");
  }

  @Test
  void a_task_is_taken_once_and_in_order() {
    Interleavings.of(
        INTERLEAVINGS,
        () -> {
          Mailbox mailbox = new Mailbox();
          Thread putter =
              new Thread(
                  () -> {
                    mailbox.put(new Task(1));
                    mailbox.put(new Task(2));
                  });
          putter.start();
          List<Runnable> tasks = new ArrayList<>();
          while (tasks.size() < 2) {
            Interleavings.call(
                () -> {
                  mailbox.take(Long.MAX_VALUE, 2, tasks);
                  return tasks;
                });
          }
          List<Integer> taken = tasks.stream().map(task -> ((Task) task).number()).toList();
          Interleavings.join(putter);

          Interleavings.check(taken.equals(List.of(1, 2)), "taken " + taken);
          Interleavings.check(mailbox.close().isEmpty(), "one is still there");
        });
  }

  private record Task(int number) implements Runnable {

    @Override
    public void run() {
      assertThat(number).isPositive();
    }
  }
}
