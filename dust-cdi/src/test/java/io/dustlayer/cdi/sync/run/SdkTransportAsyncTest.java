package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Writes whose outcome is told later. */
class SdkTransportAsyncTest extends SdkTransportSetup {

  @Test
  void asynchronousOutcomesAreNotToldByTheDriversThread() throws Exception {
    transport.start();
    machine.answers(input -> completing(input, 7));

    CompletableFuture<String> thread = new CompletableFuture<>();
    transport
        .write(new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()))
        .thenAccept(done -> thread.complete(Thread.currentThread().getName()));

    assertThat(thread.get(10, TimeUnit.SECONDS)).isNotEqualTo("dust-sync-acme/main");
  }

  @Test
  void asynchronousFailuresAreTheVeryExceptions() {
    transport.start();
    machine.answers(
        input ->
            input instanceof Input.Submit submit
                ? List.of(
                    new Effect.Complete(
                        submit.request().clientOpId(), new Outcome.NotPermitted("entries:write")))
                : List.of());

    CompletableFuture<Committed> write =
        transport.merge(PATH, Json.createObjectBuilder().add("x", 1).build()).toCompletableFuture();

    assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(DustException.class)
        .hasMessageContaining("merge 'links/a'")
        .hasMessageContaining("entries:write");
  }

  @Test
  void asynchronousWritesEndWhateverFails() {
    transport.start();
    machine.answers(input -> completing(input, 7));
    batchFailure = new IllegalStateException("no bridge");
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.of(3))).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCause(batchFailure);

    broken = new IllegalStateException("the module is disabled");
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.empty())).toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(new Committed(7, 7));
  }
}
