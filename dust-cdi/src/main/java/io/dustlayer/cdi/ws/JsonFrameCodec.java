package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.Optional;

/** Frames as text: {@code [join_ref, ref, topic, event, payload]}. Safe for use from any thread. */
final class JsonFrameCodec implements FrameCodec<String> {

  private final JsonProvider json;

  JsonFrameCodec(JsonProvider json) {
    this.json = json;
  }

  @Override
  public String vsn() {
    return "2.0.0";
  }

  @Override
  public String encode(Frame frame) {
    return new JsonText()
        .append('[')
        .textOrNull(frame.joinRef())
        .append(',')
        .textOrNull(frame.ref())
        .append(',')
        .textOrNull(frame.topic())
        .append(',')
        .textOrNull(frame.event())
        .append(',')
        .value(frame.payload())
        .append(']')
        .toString();
  }

  @Override
  public Frame decode(String message) throws MalformedMessageException {
    Optional<String> exceeded = JsonLimits.exceeded(message);
    if (exceeded.isPresent()) {
      throw new MalformedMessageException("a message " + exceeded.get(), null);
    }
    try (JsonParser parser = json.createParser(new StringReader(message))) {
      if (parser.next() != Event.START_ARRAY) {
        throw new MalformedMessageException("a message is no array", null);
      }
      String joinRef = textOrNull(parser);
      String ref = textOrNull(parser);
      String topic = text(parser);
      String event = text(parser);
      if (event.equals("snapshot")) {
        SnapshotParser snapshot = new SnapshotParser(json, parser);
        snapshot.parse();
        requireEnd(parser);
        return new Frame(joinRef, ref, topic, event, snapshot.rest(), snapshot.foundEntries());
      }
      parser.next();
      JsonValue payload = parser.getValue();
      requireEnd(parser);
      return new Frame(joinRef, ref, topic, event, payload);
    } catch (RuntimeException | StackOverflowError e) {
      // Providers differ: on deep nesting one throws a RuntimeException, others end the stack.
      throw new MalformedMessageException("a message is no JSON array of five parts", e);
    }
  }

  private static void requireEnd(JsonParser parser) throws MalformedMessageException {
    if (parser.next() != Event.END_ARRAY || parser.hasNext()) {
      throw new MalformedMessageException("a message has more than five parts", null);
    }
  }

  private static String text(JsonParser parser) throws MalformedMessageException {
    String text = textOrNull(parser);
    if (text == null) {
      throw new MalformedMessageException("a message names no topic or event", null);
    }
    return text;
  }

  private static String textOrNull(JsonParser parser) throws MalformedMessageException {
    return switch (parser.next()) {
      case VALUE_STRING, VALUE_NUMBER -> parser.getString();
      case VALUE_NULL -> null;
      default -> throw new MalformedMessageException("a part of a message is no text", null);
    };
  }
}
