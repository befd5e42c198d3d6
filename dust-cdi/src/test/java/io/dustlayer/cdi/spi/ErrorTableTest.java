package io.dustlayer.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTableTest {

  @ParameterizedTest
  @CsvSource({
    "400, invalid_params,              INVALID_REQUEST",
    "400, conflicting_params,          INVALID_REQUEST",
    "400, invalid_precondition,        INVALID_REQUEST",
    "400, invalid_pattern_for_prefixes,INVALID_REQUEST",
    "400, unsupported_select,          INVALID_REQUEST",
    "400, if_match_multi_leaf,         OBJECT_NOT_COMPARABLE",
    "400, if_absent_multi_leaf,        ABSENCE_NOT_COMPARABLE",
    "400, if_match_unsupported_op,     CONDITION_UNSUPPORTED",
    "400, something_new,               INVALID_REQUEST",
    "400, '',                          INVALID_REQUEST",
    "401, unauthorized,                UNAUTHORIZED",
    "401, '',                          UNAUTHORIZED",
    "403, forbidden,                   FORBIDDEN",
    "403, '',                          FORBIDDEN",
    "404, not_found,                   STORE_NOT_FOUND",
    "404, '',                          ROUTE_MISSING",
    "405, '',                          ROUTE_MISSING",
    "406, '',                          NOT_ACCEPTABLE",
    "407, '',                          CLIENT_ERROR",
    "409, '',                          CLIENT_ERROR",
    "409, store_archived,              STORE_ARCHIVED",
    "410, '',                          CLIENT_ERROR",
    "412, conflict,                    CONFLICT",
    "412, exists,                      EXISTS",
    "412, '',                          CONFLICT",
    "413, '',                          TOO_LARGE",
    "414, '',                          PATH_TOO_LONG",
    "415, '',                          UNSUPPORTED_MEDIA",
    "422, invalid_store,               INVALID_REQUEST",
    "426, '',                          UPGRADE_REQUIRED",
    "429, rate_limited,                RATE_LIMITED",
    "429, '',                          RATE_LIMITED",
    "431, '',                          PATH_TOO_LONG",
    "451, '',                          CLIENT_ERROR",
    "499, '',                          CLIENT_ERROR",
    "500, '',                          SERVER_ERROR",
    "500, conflict,                    SERVER_ERROR",
    "503, '',                          SERVER_ERROR",
    "599, '',                          SERVER_ERROR",
    "304, '',                          UNEXPECTED_STATUS",
    "101, '',                          UNEXPECTED_STATUS",
    "600, '',                          UNEXPECTED_STATUS"
  })
  void aStatusAndItsNameHaveOneMeaning(int status, String error, ErrorCase expected) {
    assertThat(ErrorTable.ofStatus(status, error, "", true)).isEqualTo(expected);
    assertThat(ErrorTable.ofStatus(status, error, "", false)).isEqualTo(expected);
  }

  @Test
  void aRequestTimeoutLeavesAWriteUnknownAndAReadRepeatable() {
    assertThat(ErrorTable.ofStatus(408, "", "", true)).isEqualTo(ErrorCase.OUTCOME_UNKNOWN);
    assertThat(ErrorTable.ofStatus(408, "", "", false)).isEqualTo(ErrorCase.READ_LOST);
  }

  @Test
  void aWriterThatGaveUpIsNotAWrongArgument() {
    String detail = "{:writer_unavailable, {:timeout, {GenServer, :call, []}}}";

    assertThat(ErrorTable.ofStatus(400, "invalid_params", detail, true))
        .isEqualTo(ErrorCase.WRITER_UNAVAILABLE);
    assertThat(ErrorTable.ofStatus(400, "invalid_params", "path: " + detail, true))
        .isEqualTo(ErrorCase.INVALID_REQUEST);
    assertThat(ErrorTable.ofReason(detail)).isEqualTo(ErrorCase.WRITER_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "conflict,                        CONFLICT",
    "exists,                          EXISTS",
    "if_match_multi_leaf,             OBJECT_NOT_COMPARABLE",
    "if_absent_multi_leaf,            ABSENCE_NOT_COMPARABLE",
    "if_match_unsupported_op,         CONDITION_UNSUPPORTED",
    "if_absent_unsupported_op,        CONDITION_UNSUPPORTED",
    "merge_requires_map_value,        WRONG_VALUE",
    "increment_requires_number_value, WRONG_VALUE",
    "invalid_precondition,            INVALID_REQUEST",
    "invalid op,                      INVALID_REQUEST",
    "rate_limited,                    RATE_LIMITED",
    "limit_exceeded,                  LIMIT_EXCEEDED",
    "store_archived,                  STORE_ARCHIVED",
    "missing_scope,                   FORBIDDEN",
    "store_not_allowed,               FORBIDDEN",
    "unauthorized,                    UNAUTHORIZED",
    "held,                            LEASE_HELD",
    "occupied,                        LEASE_OCCUPIED",
    "not_held,                        LEASE_LOST",
    "fenced,                          FENCED",
    "'%MatchError{term: 1}',          UNKNOWN_REASON",
    "'',                              UNKNOWN_REASON"
  })
  void aChannelReasonHasOneMeaning(String reason, ErrorCase expected) {
    assertThat(ErrorTable.ofReason(reason)).isEqualTo(expected);
  }

  @Test
  void everyStatusOfAServerHasAKindOfTheContract() {
    assertThat(IntStream.range(500, 600).mapToObj(s -> ErrorTable.ofStatus(s, "", "", true)))
        .allMatch(row -> row.kind() == Kind.HTTP && row.isRetryable());
    assertThat(IntStream.range(400, 500).mapToObj(s -> ErrorTable.ofStatus(s, "", "", true)))
        .allMatch(row -> !row.isRetryable() || row == ErrorCase.RATE_LIMITED);
  }

  @Test
  void everySituationHasItsOwnCode() {
    assertThat(ErrorCase.values())
        .extracting(ErrorCase::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("DUST0[47]\\d\\d"));
  }

  @Test
  void anUnknownOutcomeIsNeverRetryable() {
    assertThat(ErrorCase.values())
        .filteredOn(row -> row.kind() == Kind.TIMEOUT)
        .isNotEmpty()
        .noneMatch(ErrorCase::isRetryable);
  }

  @ParameterizedTest
  @EnumSource
  void theDocumentedTableSaysWhatTheCodeDoes(ErrorCase row) throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/io/dustlayer/cdi/spi/ErrorTable.java"))
            .replace("\n *", "")
            .replaceAll("\\s+", " ")
            .replace("> <", "><");

    String cells =
        "<td>%s</td><td>%s</td><td>{@link ErrorCase#%s} %s</td>"
            .formatted(row.kind(), row.isRetryable() ? "yes" : "no", row.name(), row.code());
    assertThat(source.contains(cells)).as("the table has " + cells).isTrue();
  }

  @Test
  void theMessageSaysWhatHappenedAndWhatToDo() {
    IOException cause = new IOException("x");

    DustException failure =
        ErrorCase.UNREACHABLE.toException("GET 'a' failed", ErrorDetail.NONE, cause);

    assertThat(failure)
        .hasMessage("DUST0401: GET 'a' failed. " + ErrorCase.UNREACHABLE.remedy() + ".")
        .hasCause(cause);
    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure.isRetryable()).isTrue();
  }
}
