package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.sync.Input;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Writes and batches whose callers wait. */
class SdkTransportWritesTest extends SdkTransportSetup {

  @Test
  void writesWaitForTheirOutcome() {
    SdkTransport patient = transport(Duration.ofSeconds(20));
    patient.start();
    machine.answers(input -> completing(input, 7));

    assertThat(patient.put(PATH, JsonValue.TRUE, OptionalLong.empty()))
        .isEqualTo(new Committed(7, 7));
    WriteRequest request = machine.first(Input.Submit.class).get().request();
    assertThat(request.kind()).isEqualTo(OpKind.SET);
    assertThat(request.ifMatch()).isEmpty();
    assertThat(request.clientOpId()).startsWith("test-device-").hasSizeGreaterThan(20);
    assertThat(patient.delete(PATH, OptionalLong.empty())).isEqualTo(new Committed(7, 7));
    patient.close();
  }

  @Test
  void revisionsAreComparedOverHttpWhichTellsTheCurrentOne() {
    transport.start();

    assertThat(transport.put(PATH, JsonValue.TRUE, OptionalLong.of(3)))
        .isEqualTo(new Committed(11, 11));
    assertThat(transport.delete(PATH, OptionalLong.of(3))).isEqualTo(new Committed(11, 11));
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.of(3))).toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(new Committed(11, 11));
    assertThat(requestIds).hasSize(3).allSatisfy(id -> assertThat(id).startsWith("test-device-"));
  }

  @Test
  void writeThatNothingIsHeardOfEndsAsUnknown() {
    transport.start();

    DustException failure =
        catchThrowableOfType(
            DustException.class, () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void interruptedWriterIsToldThatTheOutcomeIsUnknown() {
    SdkTransport patient = transport(Duration.ofSeconds(20));
    patient.start();
    Thread.currentThread().interrupt();

    DustException failure =
        catchThrowableOfType(
            DustException.class, () -> patient.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    patient.close();
  }

  @Test
  void whatWouldCrashTheChannelIsNeverSent() {
    transport.start();
    JsonValue emptyKey = Json.createObjectBuilder().add("", 1).build();
    JsonValue nested = Json.createArrayBuilder().add(emptyKey).build();
    JsonValue half = Json.createValue("\uD83D");
    JsonValue large = Json.createValue("x".repeat(8_000_000));

    for (JsonValue value : List.of(emptyKey, nested, half, large)) {
      DustException failure =
          catchThrowableOfType(
              DustException.class, () -> transport.put(PATH, value, OptionalLong.empty()));
      assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
      assertThat(
              transport
                  .write(new WireOp.Set(PATH, value, OptionalLong.empty()))
                  .toCompletableFuture())
          .isCompletedExceptionally();
    }
    DustPath tooLong = PATH.child("p".repeat(50_001));
    assertThat(
            catchThrowableOfType(
                    DustException.class, () -> transport.delete(tooLong, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0423");
    assertThat(machine.first(Input.Submit.class)).isEmpty();
  }

  @Test
  void batchGoesOverHttpAndIsHandedToTheEngineBeforeItReturns() {
    transport.start();
    List<WireOp> ops =
        List.of(
            new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()),
            new WireOp.Delete(DustPath.of("links", "b"), OptionalLong.of(2)));

    CommittedBatch batch = transport.batch(ops);

    assertThat(batch.storeSeq()).isEqualTo(12);
    String id = requestIds.poll();
    assertThat(id).startsWith("test-device-").hasSizeBetween(20, 200);
    assertThat(machine.first(Input.BatchCommitted.class).get().ops())
        .containsExactly(
            new StoreEvent(11, OpKind.SET, PATH, JsonValue.TRUE, null, id + ":0"),
            new StoreEvent(
                12, OpKind.DELETE, DustPath.of("links", "b"), JsonValue.NULL, null, id + ":1"));
  }
}
