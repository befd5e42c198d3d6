package io.dustlayer.cdi.http;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.http.AnswerBodies.Unreadable;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests with their answers decoded: a value, or the failure that the answer stands for. */
final class Requests implements AutoCloseable {

  /** Reads a successful answer's body. */
  interface Decoder<T> {
    T decode(JsonObject body) throws Unreadable;
  }

  private static final int MAX_BODY = 8_000_000;

  private final LazyClient clients;
  private final Exchange exchange;
  private final JsonBodies json;
  private final Refusals refusals;

  Requests(HttpSettings settings, JsonBodies json) {
    this.clients = new LazyClient(settings);
    this.exchange = new Exchange(settings.token(), AnswerLimits.of(settings));
    this.json = json;
    this.refusals = new Refusals(json, settings.token());
  }

  /** A GET. */
  <T> T get(Call call, URI uri, Decoder<T> decoder) {
    return decode(call, sendGet(call, uri), List.of(), decoder);
  }

  /** A GET of something that may be missing. */
  <T> Optional<T> find(Call call, URI uri, Decoder<T> decoder) {
    Answer answer = sendGet(call, uri);
    return isMiss(answer)
        ? Optional.empty()
        : Optional.of(decode(call, answer, List.of(), decoder));
  }

  /** A HEAD: whether there is something; empty if the server has no HEAD. */
  Optional<Boolean> head(Call call, URI uri) {
    Answer answer = send(call, built -> built.client().head(reading(uri))).toHead();
    if (answer.status() == 405) {
      return Optional.empty();
    }
    if (answer.isSuccess() || answer.status() == 404) {
      return Optional.of(answer.isSuccess());
    }
    throw refusals.refused(call, answer, List.of());
  }

  /** A PUT. */
  <T> T put(Call call, URI uri, JsonValue value, OptionalLong ifMatch, Decoder<T> decoder) {
    byte[] body = body(call, value);
    String target = writing(uri, ifMatch, Optional.empty());
    Answer answer = send(call, built -> built.client().put(target, body));
    return decode(call, answer, List.of(ifMatch), decoder);
  }

  /** A POST that writes; {@code sent} are the revisions that its body demands. */
  <T> T post(
      Call call,
      URI uri,
      JsonObject value,
      String requestId,
      List<OptionalLong> sent,
      Decoder<T> decoder) {
    byte[] body = body(call, value);
    String target = writing(uri, requestId, OptionalLong.empty(), Optional.empty());
    Answer answer = send(call, built -> built.client().post(target, body));
    return decode(call, answer, sent, decoder);
  }

  /** A POST that only reads. */
  <T> T query(Call call, URI uri, JsonObject value, Decoder<T> decoder) {
    byte[] body = body(call, value);
    Answer answer = send(call, built -> built.client().post(reading(uri), body));
    return decode(call, answer, List.of(), decoder);
  }

  /**
   * A DELETE, in the form that is sent only once.
   *
   * @param entry the entry's URL; empty if its path cannot be in one
   * @param entries the URL for the form with a body
   * @param value that body
   */
  <T> T delete(
      Call call,
      Optional<URI> entry,
      URI entries,
      JsonObject value,
      OptionalLong ifMatch,
      Decoder<T> decoder) {
    byte[] body = body(call, value);
    Optional<String> plain = entry.map(uri -> writing(uri, ifMatch, Optional.empty()));
    String withBody = writing(entries, OptionalLong.empty(), Optional.of(body));
    Answer answer =
        send(
            call,
            built ->
                built
                    .client()
                    .delete(built.kind().resendsDeletes() ? withBody : plain.orElse(withBody)));
    return decode(call, answer, List.of(ifMatch), decoder);
  }

  /** Runs what makes a URL or a body of the caller's texts. */
  static <T> T encoding(Call call, Supplier<T> work) {
    try {
      return work.get();
    } catch (Utf8.Unencodable e) {
      throw ErrorCase.UNENCODABLE.toException(
          call.failed("a text cannot be encoded"), ErrorDetail.NONE, e);
    }
  }

  @Override
  public void close() {
    clients.close();
  }

  private Answer sendGet(Call call, URI uri) {
    return send(call, built -> built.client().get(reading(uri)));
  }

  private Answer send(Call call, Function<LazyClient.Built, Response> request) {
    return ApplicationClasses.visibleTo(
        () -> {
          LazyClient.Built built = clients.get(call);
          return exchange.send(call, () -> request.apply(built));
        });
  }

  private <T> T decode(Call call, Answer answer, List<OptionalLong> sent, Decoder<T> decoder) {
    if (!answer.isSuccess()) {
      throw refusals.refused(call, answer, sent);
    }
    try {
      return decoder.decode(json.read(answer));
    } catch (Unreadable e) {
      throw refusals.unreadable(call, answer, e.getMessage());
    }
  }

  // A whole route that is missing answers 404 with another body.
  private boolean isMiss(Answer answer) {
    return answer.status() == 404
        && json.object(answer)
            .map(body -> body.get("error"))
            .filter(error -> error instanceof JsonString text && is(text, "not_found"))
            .isPresent();
  }

  private static boolean is(JsonString text, String expected) {
    return text.getString().equals(expected);
  }

  private static byte[] body(Call call, JsonValue value) {
    byte[] body = encoding(call, () -> Utf8.encode(value.toString()));
    if (body.length > MAX_BODY) {
      throw ErrorCase.TOO_LARGE.toException(
          call.failed("the body has " + body.length + " bytes"), ErrorDetail.NONE, null);
    }
    return body;
  }

  private static String reading(URI uri) {
    return Target.reading(uri).render();
  }

  // A server keeps the id with the operation; between 20 and 200 characters it also echoes it.
  static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String writing(URI uri, OptionalLong ifMatch, Optional<byte[]> body) {
    return writing(uri, newId(), ifMatch, body);
  }

  private static String writing(
      URI uri, String requestId, OptionalLong ifMatch, Optional<byte[]> body) {
    return new Target(uri, Optional.of(requestId), ifMatch, body).render();
  }
}
