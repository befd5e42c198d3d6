package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses what a server answers by closing the connection or by crashing the channel, which would
 * hit all other writes as well: frames over 8,000,000 bytes, objects with an empty key, text that
 * UTF-8 cannot carry.
 */
final class WriteChecks {

  private static final int MAX_FRAME = 8_000_000;
  private static final int MAX_PATH = 50_000;
  private static final int ENVELOPE = 2_000;

  private final JsonProvider json;
  private final WriteErrors errors;

  WriteChecks(JsonProvider json, WriteErrors errors) {
    this.json = json;
    this.errors = errors;
  }

  /**
   * Checks a write in its caller's thread.
   *
   * @throws DustException {@code INVALID_PARAMS}
   */
  void check(WriteRequest request) {
    if (hasEmptyKey(request.value())) {
      throw refused(
          ErrorCase.INVALID_REQUEST, request, "its value has an object with an empty key");
    }
    if (bytes(request, request.path().render()) > MAX_PATH) {
      throw refused(
          ErrorCase.PATH_TOO_LONG, request, "the path has more than " + MAX_PATH + " bytes");
    }
    // The path travels twice, rendered and as segments.
    long path = bytes(request, json.createValue(request.path().render()).toString());
    long frame = bytes(request, request.value().toString()) + 2 * path + ENVELOPE;
    if (frame > MAX_FRAME) {
      throw refused(ErrorCase.TOO_LARGE, request, "it would take about " + frame + " bytes");
    }
  }

  private static boolean hasEmptyKey(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.containsKey("") || object.values().stream().anyMatch(WriteChecks::hasEmptyKey);
    }
    return value instanceof JsonArray array && array.stream().anyMatch(WriteChecks::hasEmptyKey);
  }

  private long bytes(WriteRequest request, String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException half) {
      throw refused(ErrorCase.UNENCODABLE, request, "a text cannot be encoded");
    }
  }

  private DustException refused(ErrorCase row, WriteRequest request, String why) {
    return row.toException(errors.failed(request, why), ErrorDetail.NONE, null);
  }
}
