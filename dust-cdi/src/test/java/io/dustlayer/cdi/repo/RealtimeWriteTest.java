package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Receipt;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RealtimeWriteTest {

  private static final Note NOTE = new Note("n", "Title", List.of("a"), Map.of(), 5);
  private static final DustException REFUSED =
      new DustException(Kind.HTTP, "DUST0499", "the server failed");

  private final RealtimeStore store = new RealtimeStore();

  private static Throwable failure(CompletionStage<?> stage) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    stage.whenComplete((result, failure) -> thrown.set(failure));
    return thrown.get();
  }

  @Nested
  class BlockingForms {

    @Test
    void put_and_delete_as_over_http() {
      assertThat(store.notes.insert(NOTE)).isEqualTo(new Saved<>(NOTE, 4));
      assertThat(store.notes.delete("n")).isEqualTo(new Receipt(5));
      store.notes.deleteAll();
      assertThat(store.model.calls)
          .containsExactly(
              "put notes/n/title \"Title\"",
              "put notes/n/tags [\"a\"]",
              "delete notes/n/labels",
              "put notes/n/stars_given 5",
              "delete notes/n",
              "delete notes");
    }

    @Test
    void send_conditions_as_over_http() {
      Memo memo = Memo.of("m", "A");
      store.memos.update(Changeset.of(memo).put("title", "B"), IfMatch.revision(7));
      store.memos.delete("m", IfMatch.revision(8));
      assertThat(store.model.calls)
          .containsExactly("put desk/memos/m {\"title\":\"B\"} if 7", "delete desk/memos/m if 8");
    }
  }

  @Nested
  class AsynchronousForms {

    @Test
    void hold_no_thread_and_send_flat_writes_one_after_the_other() {
      store.model.holdsAnswers = true;
      CompletableFuture<Saved<Note>> saved = store.notes.insertAsync(NOTE).toCompletableFuture();
      assertThat(store.model.calls).containsExactly("set notes/n/title \"Title\"");
      assertThat(store.executor.tasks).isEmpty();
      store.model.answers.remove().run();
      assertThat(store.model.calls).hasSize(2).endsWith("set notes/n/tags [\"a\"]");
      while (!store.model.answers.isEmpty()) {
        store.model.answers.remove().run();
      }
      assertThat(saved).isNotDone();
      store.executor.runAll();
      assertThat(saved).isCompletedWithValue(new Saved<>(NOTE, 4));
    }

    @Test
    void stop_at_the_first_error_and_say_what_was_written() {
      store.model.refuse(1, REFUSED);
      CompletionStage<Saved<Note>> saved = store.notes.insertAsync(NOTE);
      store.executor.runAll();
      assertThat(failure(saved))
          .isInstanceOfSatisfying(
              DustException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.HTTP);
                assertThat(e.written()).containsExactly("notes/n/title");
              });
      assertThat(store.model.calls).hasSize(2);
    }

    @Test
    void complete_with_the_very_exception_of_the_transport() {
      store.model.refuse(0, REFUSED);
      CompletionStage<Receipt> deleted = store.notes.deleteAsync("n");
      store.executor.runAll();
      assertThat(failure(deleted)).isSameAs(REFUSED);
    }

    @Test
    void complete_exceptionally_for_what_is_not_valid_and_send_nothing() {
      CompletionStage<Saved<Note>> saved = store.notes.insertAsync(Note.of("n", ""));
      assertThat(failure(saved)).isInstanceOf(DustValidationException.class);
      assertThat(failure(store.notes.deleteAsync("")))
          .isInstanceOfSatisfying(
              DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS));
      assertThat(store.model.calls).isEmpty();
    }

    @Test
    void update_what_changed_and_delete() {
      store.notes.updateAsync(NOTE, NOTE.withStars(null));
      store.notes.updateAsync(Changeset.of(NOTE).put("title", "U"));
      CompletionStage<Saved<Note>> same = store.notes.updateAsync(NOTE, NOTE);
      store.notes.deleteAsync("n");
      store.memos.insertAsync(Memo.of("m", "A"));
      store.executor.runAll();
      assertThat(store.model.calls)
          .containsExactly(
              "set notes/n/stars_given null",
              "set notes/n/title \"U\"",
              "delete notes/n",
              "set desk/memos/m {\"title\":\"A\"}");
      assertThat(same.toCompletableFuture()).isCompletedWithValue(new Saved<>(NOTE, 0));
    }

    @Test
    void complete_even_if_the_executor_takes_nothing() {
      store.executor.refuses = true;
      assertThat(store.notes.deleteAsync("n").toCompletableFuture())
          .isCompletedWithValue(new Receipt(1));
      store.executor.refuses = false;
      store.executor.breaks =
          () -> {
            throw new IllegalStateException("the module is disabled");
          };
      assertThat(store.notes.deleteAsync("n").toCompletableFuture())
          .isCompletedWithValue(new Receipt(2));
    }

    @Test
    void over_http_run_on_the_executor() {
      store.running = false;
      CompletableFuture<Saved<Note>> saved = store.notes.insertAsync(NOTE).toCompletableFuture();
      assertThat(store.http.calls).isEmpty();
      store.executor.runAll();
      assertThat(saved).isCompleted();
      store.executor.refuses = true;
      assertThat(failure(store.notes.deleteAsync("n")))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Nested
  class AtomicFlatWrites {

    AtomicFlatWrites() {
      store.settings = new RepoSettings(true, 1000);
    }

    @Test
    void are_one_merge_and_one_event() {
      List<OpEvent> raw = new ArrayList<>();
      store.notes.subscribeRaw(raw::add);
      assertThat(store.notes.insert(NOTE)).isEqualTo(new Saved<>(NOTE, 1));
      assertThat(store.model.calls)
          .containsExactly(
              "merge notes/n"
                  + " {\"title\":\"Title\",\"tags\":[\"a\"],\"labels\":{},\"stars_given\":5}");
      store.executor.runAll();
      assertThat(raw).extracting(OpEvent::op).containsExactly("merge");
    }

    @Test
    void write_null_as_json_null_and_whole_maps() {
      store.notes.insert(NOTE.withLabels(Map.of("old", "x")));
      store.notes.update(
          NOTE.withLabels(Map.of("old", "x")), NOTE.withStars(null).withLabels(Map.of("k", "v")));
      assertThat(store.model.calls)
          .endsWith("merge notes/n {\"labels\":{\"k\":\"v\"},\"stars_given\":null}");
      assertThat(store.model.state().leaves())
          .containsKey("notes/n/labels/k")
          .doesNotContainKey("notes/n/labels/old");
    }

    @Test
    void of_one_property_are_a_set_of_it() {
      store.notes.update(NOTE, NOTE.withTitle("U"));
      assertThat(store.model.calls).containsExactly("put notes/n/title \"U\"");
    }

    @Test
    void are_a_batch_where_a_leaf_replaces_a_subtree_which_a_merge_would_leave() {
      store.model.set("notes/n/title/stale", "1");
      assertThat(store.notes.insert(NOTE).written()).isTrue();
      assertThat(store.model.calls).containsExactly("batch 4");
      assertThat(store.model.state().leaves()).doesNotContainKey("notes/n/title/stale");
    }

    @Test
    void are_a_batch_as_long_as_nothing_is_known_of_subtrees() {
      store.model.beforeCatchUp();
      store.notes.insert(NOTE);
      assertThat(store.model.calls).containsExactly("batch 4");
    }

    @Test
    void do_not_block_in_the_asynchronous_form() {
      store.model.holdsAnswers = true;
      CompletableFuture<Saved<Note>> saved = store.notes.insertAsync(NOTE).toCompletableFuture();
      assertThat(store.model.calls).hasSize(1).allMatch(call -> call.startsWith("merge notes/n"));
      store.model.answers.remove().run();
      store.executor.runAll();
      assertThat(saved).isCompletedWithValue(new Saved<>(NOTE, 1));
    }

    @Test
    void leave_a_batch_of_the_asynchronous_form_to_the_executor() {
      store.model.beforeCatchUp();
      CompletableFuture<Saved<Note>> saved = store.notes.insertAsync(NOTE).toCompletableFuture();
      assertThat(store.model.calls).isEmpty();
      store.executor.runAll();
      assertThat(store.model.calls).containsExactly("batch 4");
      assertThat(saved).isCompletedWithValue(new Saved<>(NOTE, 4));
    }

    @Test
    void fail_with_the_very_exception() {
      store.model.refuse(0, REFUSED);
      assertThatThrownBy(() -> store.notes.insert(NOTE)).isSameAs(REFUSED);
    }

    @Test
    void end_when_the_waiting_thread_is_interrupted() {
      store.model.holdsAnswers = true;
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.notes.insert(NOTE))
          .isInstanceOfSatisfying(
              DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
          .hasMessageContaining("DUST0523");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  class OnAnEventLoop {

    private final RealtimeStore guarded = RealtimeStore.onEventLoop();

    static Stream<Arguments> writes() {
      Stored<Note> read =
          new Stored<>("n", NOTE, 1, Map.of(), List.of(new Stored.Leaf(List.of("title"), 1)));
      return Stream.of(
          write("insertAsync", s -> s.notes.insert(NOTE)),
          write("updateAsync", s -> s.notes.update(NOTE, NOTE.withTitle("U"))),
          write("deleteAsync", s -> s.notes.delete("n")),
          write("worker thread", s -> s.notes.deleteAll()),
          write("worker thread", s -> s.notes.update(read, NOTE.withTitle("U"))),
          write("worker thread", s -> s.memos.delete("m", IfMatch.revision(1))),
          write("worker thread", s -> s.dust.batchWrite(Batch.create().insert(NOTE))));
    }

    private static Arguments write(String remedy, Write write) {
      return Arguments.of(remedy, write);
    }

    interface Write {
      void to(RealtimeStore store);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writes_that_wait_are_refused_and_say_what_to_do(String remedy, Write write) {
      ThrowingCallable call = () -> write.to(guarded);
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              DustException.class, e -> assertThat(e.code()).isEqualTo("DUST0521"))
          .hasMessageContaining(remedy);
      assertThat(guarded.model.calls).isEmpty();
    }

    @Test
    void asynchronous_forms_reads_and_updates_without_a_difference_are_allowed() {
      guarded.notes.insertAsync(NOTE);
      guarded.executor.runAll();
      assertThat(guarded.notes.get("n")).contains(NOTE);
      assertThat(guarded.notes.update(NOTE, NOTE).written()).isFalse();
    }

    @Test
    void http_is_left_to_the_host_s_client() {
      guarded.running = false;
      assertThat(guarded.notes.insert(NOTE).written()).isTrue();
    }
  }
}
