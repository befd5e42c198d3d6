package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** {@code vsn=2.0.0}: each message is a JSON array of five in a text frame. */
final class JsonMessageCodec implements MessageCodec {
  private static final int ELEMENTS = 5;

  @Override
  public Message decode(WireFrame frame) throws UndecodableFrameException {
    if (!(frame instanceof WireFrame.Text text)) {
      throw new UndecodableFrameException("a binary frame where text is spoken");
    }
    try {
      return message(JsonReader.parse(text.text()));
    } catch (MalformedJsonException malformed) {
      throw new UndecodableFrameException("the frame is not JSON", malformed);
    }
  }

  static Message message(JsonValue value) throws UndecodableFrameException {
    if (value instanceof JsonArray array
        && array.size() == ELEMENTS
        && array.get(2) instanceof JsonString topic
        && array.get(3) instanceof JsonString event) {
      return new Message(
          array.get(0), array.get(1), topic.getString(), event.getString(), array.get(4));
    }
    throw new UndecodableFrameException("the frame is not [join_ref, ref, topic, event, payload]");
  }

  @Override
  public WireFrame encode(Message message) {
    JsonArray array =
        JsonValues.array()
            .add(message.joinRef())
            .add(message.ref())
            .add(message.topic())
            .add(message.event())
            .add(message.payload())
            .build();
    return new WireFrame.Text(JsonWriter.text(array));
  }
}
