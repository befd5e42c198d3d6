package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.FileContent;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.Set;

/** The push {@code put_file}. What it lacks crashes the channel, as with a real server. */
final class FilePush {
  private static final int BASE64_GROUP = 4;

  private final Commits commits;
  private final Set<Quirk> quirks;

  FilePush(Commits commits, Set<Quirk> quirks) {
    this.commits = commits;
    this.quirks = quirks;
  }

  Reply answer(Push push) {
    RefusedException.unlessAllowed(push.token(), Scope.FILES_WRITE);
    commits.count(push);
    JsonObject payload = push.payload();
    if (!payload.containsKey("path") || !(payload.get("content") instanceof JsonString content)) {
      throw new ChannelCrash("put_file needs path and content");
    }
    DustPath path = PushedPath.parsed(payload.get("path"));
    byte[] bytes = decoded(content.getString());
    crashIfSecond(push);
    FileContent file =
        new FileContent(bytes, text(payload, "filename"), text(payload, "content_type"));
    return commits.commit(
        push,
        new WriteOp.Upload(path, file, origin(push)),
        committed ->
            Reply.ok(
                JsonValues.object()
                    .add("hash", file.hash())
                    .add("store_seq", committed.orElseThrow().storeSeq())));
  }

  private static byte[] decoded(String base64) {
    try {
      if (base64.length() % BASE64_GROUP == 0) {
        return Base64.getDecoder().decode(base64);
      }
    } catch (IllegalArgumentException notBase64) {
      throw new RefusedException("invalid_base64");
    }
    throw new RefusedException("invalid_base64");
  }

  private void crashIfSecond(Push push) {
    if (quirks.contains(Quirk.SECOND_FILE_CRASHES_CHANNEL)
        && push.store().status().fileBytes() > 0) {
      throw new ChannelCrash("the store has a file already");
    }
  }

  private Origin origin(Push push) {
    if (push.payload().getOrDefault("client_op_id", JsonValue.NULL) == JsonValue.NULL) {
      throw new ChannelCrash("put_file needs client_op_id");
    }
    return PushedOrigin.of(push, quirks);
  }

  private static String text(JsonObject payload, String member) {
    return payload.get(member) instanceof JsonString text ? text.getString() : null;
  }
}
