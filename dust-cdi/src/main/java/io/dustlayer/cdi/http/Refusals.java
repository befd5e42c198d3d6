package io.dustlayer.cdi.http;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.spi.ErrorTable;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns answers that are not what was asked for into {@link DustException}s. */
final class Refusals {

  private static final int MAX_TEXT = 300;

  // The window of the default limits is a minute.
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  private final JsonBodies json;
  private final Token token;

  Refusals(JsonBodies json, Token token) {
    this.json = json;
    this.token = token;
  }

  /**
   * The failure that a status other than 2xx stands for.
   *
   * @param sent for each operation on the wire the revision that it demanded
   */
  DustException refused(Call call, Answer answer, List<OptionalLong> sent) {
    if (answer.cutOff().isPresent() && !call.write()) {
      return cutOff(call, answer);
    }
    JsonObject body = json.object(answer).orElse(JsonValue.EMPTY_JSON_OBJECT);
    String error = text(body, "error");
    String detail = text(body, "detail");
    ErrorCase row = ErrorTable.ofStatus(answer.status(), error, detail, call.write());
    if (row == ErrorCase.CONFLICT && comparedAnObject(body, sent)) {
      row = ErrorCase.OBJECT_NOT_COMPARABLE;
    }
    String happened = call.failed(describe(answer, body, error, detail));
    return row.toException(happened, detail(row, answer, body, error, detail), null);
  }

  /** The failure of a 2xx that cannot be understood. */
  DustException unreadable(Call call, Answer answer, String why) {
    if (answer.cutOff().isPresent()) {
      return cutOff(call, answer);
    }
    ErrorCase row = call.write() ? ErrorCase.RECEIPT_UNREADABLE : ErrorCase.ANSWER_UNREADABLE;
    String happened =
        call.failed(
            "the server answered " + answer.status() + ", but " + why + ": " + quoted(answer));
    return row.toException(
        happened, new ErrorDetail.Status(answer.status(), "", beginning(answer.text())), null);
  }

  private DustException cutOff(Call call, Answer answer) {
    Optional<String> limit = answer.cutOff().flatMap(AnswerLimits::exceeded);
    ErrorCase lost = limit.isPresent() ? ErrorCase.ANSWER_UNREADABLE : ErrorCase.READ_LOST;
    ErrorCase row = call.write() ? ErrorCase.RECEIPT_UNREADABLE : lost;
    String why = limit.orElse("its body was cut off");
    String happened = call.failed("the server answered " + answer.status() + ", but " + why);
    return row.toException(
        happened,
        new ErrorDetail.Status(answer.status(), "", ""),
        token.withoutToken(answer.cutOff().orElse(null)));
  }

  // Servers compare an object's revision with one that it never has, and then answer this one.
  private static boolean comparedAnObject(JsonObject body, List<OptionalLong> sent) {
    OptionalLong current = revision(body);
    int index = index(body).orElse(0);
    return current.isPresent() && index < sent.size() && sent.get(index).equals(current);
  }

  private String describe(Answer answer, JsonObject body, String error, String detail) {
    StringBuilder text = new StringBuilder("the server answered ").append(answer.status());
    if (error.isEmpty()) {
      text.append(' ').append(quoted(answer));
    } else {
      text.append(' ').append(shown(error));
    }
    if (!detail.isEmpty()) {
      text.append(" (").append(shown(detail)).append(')');
    }
    index(body).ifPresent(index -> text.append(", operation ").append(index));
    path(body).ifPresent(path -> text.append(", path '").append(shown(path)).append('\''));
    if (body.containsKey("current_revision")) {
      String current = String.valueOf(body.get("current_revision"));
      text.append(", current revision ").append(shown(current));
    }
    return text.toString();
  }

  private ErrorDetail detail(
      ErrorCase row, Answer answer, JsonObject body, String error, String detail) {
    return switch (row.kind()) {
      case CONFLICT ->
          new ErrorDetail.Conflict(revision(body), index(body), path(body).map(token::scrub));
      case RATE_LIMITED -> new ErrorDetail.RateLimited(wait(answer));
      default -> {
        String said = detail.isEmpty() && error.isEmpty() ? answer.text() : detail;
        yield new ErrorDetail.Status(answer.status(), beginning(error), beginning(said));
      }
    };
  }

  // Servers round down: after the time they say, the window may have up to a second left.
  private static Duration wait(Answer answer) {
    return seconds(answer.retryAfter())
        .or(() -> seconds(answer.rateLimitReset()))
        .map(wait -> wait.plusSeconds(1))
        .orElse(DEFAULT_WAIT);
  }

  private static Optional<Duration> seconds(Optional<String> header) {
    return header
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static OptionalLong revision(JsonObject body) {
    return JsonLimits.wholeNumber(body.get("current_revision"));
  }

  private static OptionalInt index(JsonObject body) {
    OptionalLong index = JsonLimits.wholeNumber(body.get("op_index"));
    return index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() < Integer.MAX_VALUE
        ? OptionalInt.of((int) index.getAsLong())
        : OptionalInt.empty();
  }

  private static Optional<String> path(JsonObject body) {
    return Optional.of(text(body, "path")).filter(path -> !path.isEmpty());
  }

  private static String text(JsonObject body, String name) {
    return body.get(name) instanceof JsonString string ? string.getString() : "";
  }

  private String quoted(Answer answer) {
    String text = shown(answer.text()).strip();
    if (text.isEmpty()) {
      return "without a body";
    }
    String type = answer.contentType().isEmpty() ? "untyped" : shown(answer.contentType());
    return type + " \"" + text + '"';
  }

  private String shown(String text) {
    return ForeignText.shown(beginning(text), MAX_TEXT + 1);
  }

  // Scrubbed before it is cut: half a token is still one.
  private String beginning(String text) {
    String scrubbed = token.scrub(text);
    return scrubbed.length() <= MAX_TEXT ? scrubbed : scrubbed.substring(0, MAX_TEXT) + "…";
  }
}
