package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonValue;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A transport before its start and after its end. */
class SdkTransportLifeCycleTest extends SdkTransportSetup {

  @Test
  void writeBeforeTheFirstStartIsToldThatItIsStopped() {
    assertThat(
            catchThrowableOfType(
                    DustException.class, () -> transport.delete(PATH, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0703");
  }

  @Test
  void closingEndsTheThreadTheWritesAndTheSockets() throws Exception {
    transport.start();
    CompletableFuture<Committed> pending =
        transport
            .write(new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()))
            .toCompletableFuture();

    transport.close();

    assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS))
        .cause()
        .hasMessageContaining("DUST0703");
    assertThat(sockets.isClosed()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("dust-sync-acme/main"));
    assertThat(
            catchThrowableOfType(
                    DustException.class,
                    () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0408");
    transport.close();
  }
}
