package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawJson;
import io.dustlayer.cdi.tck.raw.RawReply;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import io.dustlayer.cdi.tck.repository.RawStore;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Another client that writes over a channel and reads over HTTP. Not every server announces what is
 * written over HTTP, and who has to ask for it asks less and less often.
 */
final class ChannelView implements OutsideView, AutoCloseable {

  private final RawStore reads;
  private final RawChannel channel;

  /**
   * Joins.
   *
   * @param store the store
   * @param storeSeq a sequence number that it has reached
   */
  ChannelView(StoreAddress store, long storeSeq) {
    reads = new RawStore(store);
    channel = RawChannel.connect(store, "outside-" + UUID.randomUUID());
    channel.joined(storeSeq);
  }

  @Override
  public long put(DustPath path, String json) {
    RawReply reply =
        channel.write(
            "\"op\":\"set\",\"path\":" + RawJson.quote(path.render()) + ",\"value\":" + json,
            UUID.randomUUID().toString());
    if (!reply.ok()) {
      throw new IllegalStateException("a write was refused: " + reply);
    }
    return reply.storeSeq();
  }

  @Override
  public Optional<JsonValue> read(DustPath path) {
    return reads.read(path);
  }

  @Override
  public List<String> paths(DustPath below) {
    return reads.paths(below);
  }

  @Override
  public void close() {
    channel.close();
  }
}
