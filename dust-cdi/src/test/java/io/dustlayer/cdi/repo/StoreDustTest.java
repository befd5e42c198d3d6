package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StoreDustTest {

  private final TestStore store = new TestStore();

  @Test
  void it_tells_store_and_transport() {
    assertThat(store.dust.store()).isEqualTo("acme/main");
    assertThat(store.dust.transport()).isEqualTo(TransportKind.HTTP);
  }

  @Test
  void a_repository_is_made_once() {
    assertThat(store.dust.repo(Note.class)).isSameAs(store.notes);
  }

  @Test
  void a_schema_of_another_store_is_refused() {
    assertThatThrownBy(() -> store.dust.repo(BatchTest.Elsewhere.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void a_class_that_is_no_schema_is_refused() {
    assertThatThrownBy(() -> store.dust.repo(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void its_transport_can_be_had_by_the_interfaces_of_the_spi() {
    DustTransport transport = store.dust.unwrap(DustTransport.class);
    assertThat(transport.kind()).isEqualTo(TransportKind.HTTP);
    assertThat(store.dust.unwrap(DustTransport.class)).isSameAs(transport);
  }

  @Test
  void a_part_that_it_does_not_have_is_refused_with_what_there_is() {
    for (Class<?> part : new Class<?>[] {RealtimeTransport.class, MemoryTransport.class}) {
      assertThatThrownBy(() -> store.dust.unwrap(part))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("DUST0517")
          .hasMessageContaining(part.getName())
          .hasMessageContaining("HTTP");
    }
  }

  @Test
  void the_http_transport_has_no_events() {
    assertThatThrownBy(() -> store.notes.subscribe(event -> {}))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED))
        .hasMessageContaining("SDK transport");
    assertThatThrownBy(() -> store.notes.subscribeRaw(event -> {}))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED));
  }

  @Test
  void asynchronous_forms_complete_with_the_result_or_with_the_very_exception() {
    CompletionStage<?> saved = store.notes.insertAsync(Note.of("n", "T"));
    assertThat(saved.toCompletableFuture()).isCompleted();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    store.notes.insertAsync(Note.of("n", "")).whenComplete((result, e) -> thrown.set(e));
    assertThat(thrown.get())
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.VALIDATION));
    assertThat(store.notes.deleteAsync("n").toCompletableFuture()).isCompleted();
    assertThat(store.notes.get("n")).isEmpty();
  }

  @Test
  void each_situation_has_its_own_code() {
    Note note = Note.of("n", "T");
    assertThat(
            List.of(
                code(() -> store.notes.get("")),
                code(() -> store.notes.getOrThrow("missing")),
                code(() -> store.notes.subscribe(event -> {})),
                code(() -> store.notes.update(note, Note.of("other", "T")))))
        .doesNotHaveDuplicates();
  }

  private static String code(ThrowingCallable call) {
    return catchThrowable(call).getMessage().split(":")[0];
  }
}
