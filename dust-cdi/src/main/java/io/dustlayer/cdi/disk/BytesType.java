package io.dustlayer.cdi.disk;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes as values; others know what they mean. */
final class BytesType extends BasicDataType<byte[]> {

  private static final int OVERHEAD = 8;

  @Override
  public int getMemory(byte[] bytes) {
    return OVERHEAD + bytes.length;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }

  @Override
  public void write(WriteBuffer target, byte[] bytes) {
    target.putVarInt(bytes.length);
    target.put(bytes);
  }

  @Override
  public byte[] read(ByteBuffer source) {
    int length = DataUtils.readVarInt(source);
    if (length < 0 || length > source.remaining()) {
      throw new IllegalArgumentException("a value is longer than its page");
    }
    byte[] bytes = new byte[length];
    source.get(bytes);
    return bytes;
  }
}
