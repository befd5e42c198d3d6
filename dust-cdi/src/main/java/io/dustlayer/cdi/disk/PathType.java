package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.protocol.DustPath;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Rendered paths as keys, in path order. Neighbours share most of their beginnings, so each path of
 * a page is written as what differs from the one before.
 */
final class PathType extends BasicDataType<String> {

  private static final int OVERHEAD = 8;
  private static final int FORM_BITS = 2;

  @Override
  public int compare(String a, String b) {
    return DustPath.compareRendered(a, b);
  }

  @Override
  public int getMemory(String path) {
    return OVERHEAD + path.length();
  }

  @Override
  public String[] createStorage(int size) {
    return new String[size];
  }

  @Override
  public void write(WriteBuffer target, Object storage, int length) {
    byte[] before = {};
    TextForm formBefore = TextForm.ASCII;
    for (String path : Arrays.copyOf((String[]) storage, length)) {
      TextForm form = TextForm.of(path);
      byte[] bytes = form.bytes(path);
      int shared = form == formBefore ? shared(before, bytes) : 0;
      target.putVarInt(shared << FORM_BITS | form.ordinal());
      target.putVarInt(bytes.length - shared);
      target.put(bytes, shared, bytes.length - shared);
      before = bytes;
      formBefore = form;
    }
  }

  @Override
  public void read(ByteBuffer source, Object storage, int length) {
    String[] paths = (String[]) storage;
    byte[] bytes = new byte[256];
    for (int i = 0; i < length; i++) {
      int head = DataUtils.readVarInt(source);
      int shared = head >>> FORM_BITS;
      int rest = DataUtils.readVarInt(source);
      if (shared > bytes.length || rest < 0 || rest > source.remaining()) {
        throw new IllegalArgumentException("a path is longer than its page");
      }
      if (shared + rest > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (shared + rest));
      }
      source.get(bytes, shared, rest);
      TextForm form = TextForm.at(head & (1 << FORM_BITS) - 1);
      paths[i] = form.text(bytes, 0, shared + rest);
    }
  }

  @Override
  public void write(WriteBuffer target, String path) {
    write(target, new String[] {path}, 1);
  }

  @Override
  public String read(ByteBuffer source) {
    String[] path = new String[1];
    read(source, path, 1);
    return path[0];
  }

  private static int shared(byte[] a, byte[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }
}
