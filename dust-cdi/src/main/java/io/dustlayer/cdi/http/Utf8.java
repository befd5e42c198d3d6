package io.dustlayer.cdi.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as bytes, without the replacement characters that {@link String#getBytes()} puts in. */
final class Utf8 {

  /** A text that UTF-8 cannot carry: it holds half a surrogate pair. */
  static final class Unencodable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unencodable(CharacterCodingException cause) {
      super(cause);
    }
  }

  private Utf8() {}

  /**
   * The bytes of a text.
   *
   * @throws Unencodable if it holds half a surrogate pair
   */
  static byte[] encode(CharSequence text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException e) {
      throw new Unencodable(e);
    }
  }
}
