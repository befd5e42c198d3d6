package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands what a server sends (PROTOCOL, WebSocket). Whatever it sends, nothing is thrown. */
final class FrameReader {

  /** The topic of heartbeats. */
  static final String PHOENIX = "phoenix";

  private static final int MAX_SHOWN = 100;

  private FrameReader() {}

  static Incoming read(Frame frame) {
    JsonObject payload = Members.object(frame.payload());
    return switch (frame.event()) {
      case "phx_reply" -> reply(frame, payload);
      case "event" -> event(frame, payload);
      case "snapshot" -> snapshot(frame, payload);
      case "catch_up_complete" ->
          new Incoming.CaughtUp(frame.joinRef(), Members.number(payload, "through_seq").orElse(0));
      case "phx_error" -> new Incoming.ChannelEnded(frame.joinRef(), true);
      case "phx_close" -> new Incoming.ChannelEnded(frame.joinRef(), false);
      default -> new Incoming.Unknown("frame '" + shown(frame.event()) + "'");
    };
  }

  private static String shown(JsonValue value) {
    return shown(String.valueOf(value));
  }

  private static String shown(String text) {
    return ForeignText.shown(text, MAX_SHOWN);
  }

  private static Incoming reply(Frame frame, JsonObject payload) {
    Optional<String> status = Members.text(payload, "status");
    if (frame.ref() == null || status.isEmpty()) {
      return new Incoming.Unknown("reply without ref or status");
    }
    return new Incoming.Reply(
        frame.ref(), status.get().equals("ok"), Members.object(payload, "response"));
  }

  private static Incoming event(Frame frame, JsonObject payload) {
    long seq = Members.number(payload, "store_seq").orElse(0);
    Optional<OpKind> kind = Members.text(payload, "op").flatMap(OpKind::of);
    Optional<DustPath> path = path(payload);
    if (seq < 1 || kind.isEmpty() || path.isEmpty()) {
      return new Incoming.Unreadable(
          "event with store_seq %s, op %s, path %s"
              .formatted(
                  shown(payload.get("store_seq")),
                  shown(payload.get("op")),
                  shown(payload.get("path"))),
          Math.max(seq, 0));
    }
    StoreEvent event =
        new StoreEvent(
            seq,
            kind.get(),
            path.get(),
            payload.getOrDefault("value", JsonValue.NULL),
            Members.text(payload, "device_id").orElse(null),
            Members.text(payload, "client_op_id").orElse(null));
    return new Incoming.Event(frame.joinRef(), event);
  }

  // Segments win over the rendered path, as they do in what a client sends.
  private static Optional<DustPath> path(JsonObject payload) {
    try {
      if (payload.get("path_segments") instanceof JsonArray segments
          && segments.stream().allMatch(JsonString.class::isInstance)) {
        if (length(segments) > JsonLimits.MAX_PATH) {
          return Optional.empty();
        }
        return Optional.of(
            DustPath.of(
                segments.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList()));
      }
      return Members.text(payload, "path").filter(FrameReader::isShort).map(DustPath::parse);
    } catch (InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isShort(String rendered) {
    return rendered.length() <= JsonLimits.MAX_PATH;
  }

  private static long length(JsonArray segments) {
    return segments.getValuesAs(JsonString.class).stream()
        .mapToLong(segment -> segment.getChars().length() + 1L)
        .sum();
  }

  private static Incoming snapshot(Frame frame, JsonObject payload) {
    long seq = Members.number(payload, "snapshot_seq").orElse(0);
    if (seq < 1 || !(payload.get("entries") instanceof JsonObject entries)) {
      return new Incoming.Unreadable("snapshot without snapshot_seq or entries", Math.max(seq, 0));
    }
    List<Leaf> leaves = new ArrayList<>(entries.size());
    for (var entry : entries.entrySet()) {
      JsonObject stored = Members.object(entry.getValue());
      if (!isPath(entry.getKey()) || !stored.containsKey("value")) {
        return new Incoming.Unreadable("entry '" + shown(entry.getKey()) + "' of a snapshot", seq);
      }
      addLeaves(entry.getKey(), stored.get("value"), leaves);
    }
    return new Incoming.Snapshot(frame.joinRef(), seq, leaves);
  }

  // Values come in storage form: all but typed objects are wrapped. Revisions are not told.
  private static void addLeaves(String path, JsonValue stored, List<Leaf> leaves) {
    JsonValue wrapped = Members.object(stored).get("_scalar");
    Flattening.leaves(
        path,
        wrapped == null ? stored : wrapped,
        (at, value) -> leaves.add(new Leaf(at, value, 0)));
  }

  private static boolean isPath(String rendered) {
    if (!isShort(rendered)) {
      return false;
    }
    try {
      DustPath.parse(rendered);
      return true;
    } catch (InvalidPathException unreadable) {
      return false;
    }
  }
}
