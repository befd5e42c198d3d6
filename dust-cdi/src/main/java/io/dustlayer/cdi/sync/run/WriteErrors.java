package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.spi.ErrorTable;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns the outcome of a write into its result, or into the failure to throw. */
final class WriteErrors {

  private static final int MAX_SHOWN = 200;
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  private final String place;
  private final Shown shown;

  /**
   * Errors of one store.
   *
   * @param place the store and its server, for messages
   * @param shown what may be seen of the server's texts
   */
  WriteErrors(String place, Shown shown) {
    this.place = place;
    this.shown = shown;
  }

  /** What a message says first. */
  String failed(WriteRequest request, String why) {
    String path = shortened(request.path().render());
    return request.kind().wireName() + " '" + path + "' in store " + place + " failed: " + why;
  }

  /**
   * The result of a write.
   *
   * @throws DustException if it is not committed
   */
  Committed committedOrThrow(WriteRequest request, Outcome outcome) {
    if (outcome instanceof Outcome.Committed done) {
      return new Committed(done.storeSeq(), done.storeSeq());
    }
    throw failure(request, outcome);
  }

  private DustException failure(WriteRequest request, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return refused(request, refused);
    }
    if (outcome instanceof Outcome.Unknown) {
      return overdue(request, "it was sent, and no acknowledgement came in time");
    }
    if (outcome instanceof Outcome.Withdrawn) {
      return of(ErrorCase.NOT_SENT, request, "it could not be sent in time");
    }
    if (outcome instanceof Outcome.QueueFull full) {
      return of(ErrorCase.QUEUE_FULL, request, full.limit() + " writes wait already");
    }
    if (outcome instanceof Outcome.NotPermitted denied) {
      return of(ErrorCase.NOT_PERMITTED, request, "the token lacks the scope " + denied.scope());
    }
    return of(ErrorCase.STOPPED, request, "the SDK transport was stopped before it was sent");
  }

  /** Why a write is not committed, as far as anybody knows, and what to do. */
  String why(WriteRequest request, Outcome outcome) {
    DustException failure =
        outcome instanceof Outcome.Unknown
            ? overdue(request, "it was sent, and nothing tells whether it is committed")
            : failure(request, outcome);
    return failure.getMessage();
  }

  /** A write of which nothing is heard. */
  DustException overdue(WriteRequest request, String why) {
    return of(ErrorCase.ACK_OVERDUE, request, why);
  }

  private DustException of(ErrorCase row, WriteRequest request, String why) {
    return row.toException(failed(request, why), ErrorDetail.NONE, null);
  }

  private DustException refused(WriteRequest request, Outcome.Refused refused) {
    ErrorCase row = ErrorTable.ofReason(refused.reason());
    JsonObject reply = refused.reply();
    StringBuilder why =
        new StringBuilder("the server refused it: ").append(shown.text(refused.reason()));
    if (row == ErrorCase.LIMIT_EXCEEDED) {
      why.append(", ").append(text(reply, "dimension")).append(" is at ");
      why.append(text(reply, "current")).append(" of ").append(text(reply, "limit"));
    } else if (row == ErrorCase.FORBIDDEN && reply.containsKey("scope")) {
      why.append(", the token lacks the scope ").append(text(reply, "scope"));
    }
    return row.toException(failed(request, why.toString()), detail(row, request, refused), null);
  }

  private ErrorDetail detail(ErrorCase row, WriteRequest request, Outcome.Refused refused) {
    return switch (row.kind()) {
      case CONFLICT ->
          new ErrorDetail.Conflict(
              revision(refused.reply()), OptionalInt.empty(), Optional.of(request.path().render()));
      case RATE_LIMITED -> new ErrorDetail.RateLimited(wait(refused.reply()));
      default ->
          new ErrorDetail.Status(0, shown.text(refused.reason()), text(refused.reply(), "message"));
    };
  }

  // Channels do not tell it today; HTTP does.
  private static OptionalLong revision(JsonObject reply) {
    return JsonLimits.wholeNumber(reply.get("current_revision"));
  }

  private static Duration wait(JsonObject reply) {
    OptionalLong millis = JsonLimits.wholeNumber(reply.get("retry_after_ms"));
    return millis.isPresent()
        ? Duration.ofMillis(Math.max(1000, millis.getAsLong()))
        : DEFAULT_WAIT;
  }

  private String text(JsonObject reply, String name) {
    return reply.get(name) instanceof JsonString string
        ? shown.text(string.getString())
        : reply.containsKey(name) ? shown.text(reply.get(name).toString()) : "";
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
