package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An HTTP transport that nobody should use; tests override what they expect. */
class NoTransport implements DustTransport {

  @Override
  public TransportKind kind() {
    return TransportKind.HTTP;
  }

  @Override
  public Optional<Entry> get(DustPath path) {
    throw new AssertionError("get " + path + " over HTTP");
  }

  @Override
  public boolean exists(DustPath path) {
    throw new AssertionError("exists " + path + " over HTTP");
  }

  @Override
  public Page list(DustPath base, int limit, Optional<String> cursor) {
    throw new AssertionError("list " + base + " over HTTP");
  }

  @Override
  public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    throw new AssertionError("put " + path + " over HTTP");
  }

  @Override
  public Committed delete(DustPath path, OptionalLong ifMatch) {
    throw new AssertionError("delete " + path + " over HTTP");
  }

  @Override
  public CommittedBatch batch(List<WireOp> ops) {
    throw new AssertionError("batch over HTTP");
  }

  @Override
  public void close() {}
}
