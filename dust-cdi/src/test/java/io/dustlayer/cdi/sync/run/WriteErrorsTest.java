package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WriteErrorsTest {

  private static final WriteRequest REQUEST =
      WriteRequest.of("id", OpKind.SET, DustPath.of("links", "a"), JsonValue.TRUE);

  private final WriteErrors errors =
      new WriteErrors("acme/main at http://here", new Shown(text -> text));

  @Test
  void aCommittedWriteHasItsSequenceNumberAsRevision() {
    assertThat(
            errors.committedOrThrow(REQUEST, new Outcome.Committed(7, JsonValue.EMPTY_JSON_OBJECT)))
        .isEqualTo(new Committed(7, 7));
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new Outcome.Unknown(), Kind.TIMEOUT, false, "dust.ack-timeout"),
        Arguments.of(new Outcome.Withdrawn(), Kind.NETWORK, true, "Nothing was written"),
        Arguments.of(new Outcome.Stopped(), Kind.NETWORK, true, "Dust.stop()"),
        Arguments.of(new Outcome.QueueFull(10), Kind.NETWORK, true, "dust.sdk.queue"),
        Arguments.of(
            new Outcome.NotPermitted("entries:write"), Kind.UNAUTHORIZED, false, "entries:write"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeSaysWhatHappenedWhereAndWhatToDo(
      Outcome outcome, Kind kind, boolean retryable, String named) {
    DustException failure = failure(outcome);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.isRetryable()).isEqualTo(retryable);
    assertThat(failure)
        .hasMessageContaining("set 'links/a' in store acme/main at http://here failed")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({
    "conflict, CONFLICT",
    "if_match_multi_leaf, NOT_SUPPORTED",
    "store_archived, NOT_SUPPORTED",
    "missing_scope, UNAUTHORIZED",
    "rate_limited, RATE_LIMITED",
    "'{:writer_unavailable, :x}', TIMEOUT",
    "no such thing, HTTP"
  })
  void aRefusalIsWhatTheTableSays(String reason, Kind kind) {
    DustException failure = failure(new Outcome.Refused(reason, JsonValue.EMPTY_JSON_OBJECT));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(reason);
  }

  @Test
  void aConflictNamesThePath() {
    assertThat(failure(new Outcome.Refused("conflict", JsonValue.EMPTY_JSON_OBJECT)).detail())
        .isEqualTo(
            new ErrorDetail.Conflict(
                OptionalLong.empty(), OptionalInt.empty(), Optional.of("links/a")));
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    assertThat(failure(refused("rate_limited", "{\"retry_after_ms\":60000}")).detail())
        .isEqualTo(new ErrorDetail.RateLimited(Duration.ofSeconds(60)));
    assertThat(failure(refused("rate_limited", "{}")).detail())
        .isEqualTo(new ErrorDetail.RateLimited(Duration.ofSeconds(60)));
  }

  @Test
  void aLimitSaysWhichHowMuchAndOfHowMany() {
    assertThat(
            failure(
                refused(
                    "limit_exceeded", "{\"dimension\":\"keys\",\"current\":100,\"limit\":100}")))
        .hasMessageContaining("keys is at 100 of 100");
  }

  private static Outcome refused(String reason, String reply) {
    JsonObject object = Json.createReader(new StringReader(reply)).readObject();
    return new Outcome.Refused(reason, object);
  }

  private DustException failure(Outcome outcome) {
    return catchThrowableOfType(
        DustException.class, () -> errors.committedOrThrow(REQUEST, outcome));
  }
}
