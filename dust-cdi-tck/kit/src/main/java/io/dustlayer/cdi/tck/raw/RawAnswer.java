package io.dustlayer.cdi.tck.raw;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A server's answer to one request. */
public final class RawAnswer {

  private final HttpResponse<String> response;

  RawAnswer(HttpResponse<String> response) {
    this.response = response;
  }

  /**
   * The status.
   *
   * @return such as 200
   */
  public int status() {
    return response.statusCode();
  }

  /**
   * A header.
   *
   * @param name in any case
   * @return its first value
   */
  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /**
   * The body.
   *
   * @return as it came
   */
  public String body() {
    return response.body();
  }

  /**
   * The body as JSON.
   *
   * @return an object
   */
  public JsonObject json() {
    return RawJson.parse(body()).asJsonObject();
  }

  /**
   * What the body calls the error.
   *
   * @return empty if it is not JSON, or names none
   */
  public String error() {
    return body().startsWith("{") ? json().getString("error", "") : "";
  }

  /**
   * The sequence number that the request was given.
   *
   * @return the body's {@code store_seq}
   */
  public long storeSeq() {
    return json().getJsonNumber("store_seq").longValueExact();
  }

  /**
   * The revision in the body.
   *
   * @return its {@code revision}
   */
  public long revision() {
    return json().getJsonNumber("revision").longValueExact();
  }

  /**
   * The revision that a conflict names.
   *
   * @return empty if it names none, or null
   */
  public OptionalLong currentRevision() {
    JsonValue current = json().get("current_revision");
    return current == null || current == JsonValue.NULL
        ? OptionalLong.empty()
        : OptionalLong.of(json().getJsonNumber("current_revision").longValueExact());
  }

  /**
   * The paths of a list.
   *
   * @return of its items, whether these are entries or keys
   */
  public List<String> paths() {
    return json().getJsonArray("items").stream()
        .map(
            item ->
                item instanceof JsonString key
                    ? key.getString()
                    : item.asJsonObject().getString("path"))
        .toList();
  }

  /** Status and body. */
  @Override
  public String toString() {
    return status() + " " + body();
  }
}
