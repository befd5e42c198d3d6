package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.protocol.JsonLimits;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.SnapshotEntry;
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
      if (payload.get("path_segments") instanceof JsonArray segments && areTexts(segments)) {
        if (length(segments) > JsonLimits.MAX_PATH) {
          return Optional.empty();
        }
        return Optional.of(DustPath.of(segments.getValuesAs(JsonString::getString)));
      }
      return Members.text(payload, "path").filter(FrameReader::isShort).map(DustPath::parse);
    } catch (InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean areTexts(JsonArray values) {
    for (JsonValue value : values) {
      if (value.getValueType() != JsonValue.ValueType.STRING) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShort(String rendered) {
    return rendered.length() <= JsonLimits.MAX_PATH;
  }

  private static long length(JsonArray segments) {
    long length = 0;
    for (JsonString segment : segments.getValuesAs(JsonString.class)) {
      length += segment.getChars().length() + 1L;
    }
    return length;
  }

  private static Incoming snapshot(Frame frame, JsonObject payload) {
    long seq = Members.number(payload, "snapshot_seq").orElse(0);
    if (frame.entries() != null && seq >= 1) {
      return snapshot(frame, seq, frame.entries());
    }
    if (seq < 1 || !(payload.get("entries") instanceof JsonObject entries)) {
      return new Incoming.Unreadable("snapshot without snapshot_seq or entries", Math.max(seq, 0));
    }
    List<SnapshotEntry> all = new ArrayList<>(entries.size());
    entries.forEach((path, entry) -> all.add(new SnapshotEntry(path, stored(entry))));
    return snapshot(frame, seq, all);
  }

  // Values come in storage form: all but typed objects are wrapped.
  private static JsonValue stored(JsonValue entry) {
    JsonValue stored = Members.object(entry).get("value");
    JsonValue wrapped = Members.object(stored).get("_scalar");
    return wrapped == null ? stored : wrapped;
  }

  // Revisions are not told.
  private static Incoming snapshot(Frame frame, long seq, List<SnapshotEntry> entries) {
    List<Leaf> leaves = new ArrayList<>(entries.size());
    for (SnapshotEntry entry : entries) {
      if (!isPath(entry.path()) || entry.value() == null) {
        return new Incoming.Unreadable("entry '" + shown(entry.path()) + "' of a snapshot", seq);
      }
      Flattening.leaves(
          entry.path(), entry.value(), (at, value) -> leaves.add(new Leaf(at, value, 0)));
    }
    return new Incoming.Snapshot(frame.joinRef(), seq, leaves);
  }

  private static boolean isPath(String rendered) {
    return isShort(rendered) && DustPath.isRendered(rendered);
  }
}
