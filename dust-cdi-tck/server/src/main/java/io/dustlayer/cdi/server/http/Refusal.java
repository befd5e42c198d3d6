package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Ends the processing of a request with an error answer. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiAnswer answer;

  private Refusal(ApiAnswer answer) {
    super("answered " + answer.status(), null, false, false);
    this.answer = answer;
  }

  static Refusal of(int status, JsonObject body) {
    return new Refusal(ApiAnswer.json(status, body));
  }

  static Refusal of(int status, String error) {
    return of(status, JsonValues.object().add("error", error).build());
  }

  static Refusal invalidParams(String detail) {
    return badRequest("invalid_params", detail);
  }

  static Refusal badRequest(String error, String detail) {
    return of(400, detailed(error, detail).build());
  }

  static JsonObjectBuilder detailed(String error, String detail) {
    return JsonValues.object().add("detail", detail).add("error", error);
  }

  static Refusal notFound() {
    return of(404, "not_found");
  }

  static Refusal forbidden() {
    return of(403, "forbidden");
  }

  static Refusal serverError() {
    return new Refusal(ApiAnswer.failure(500, "Internal Server Error", true).closing());
  }

  ApiAnswer answer() {
    return answer;
  }
}
