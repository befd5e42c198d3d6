package io.dustlayer.cdi.disk;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How text is written, with every character: UTF-8 alone would lose a surrogate without its other
 * half, which JSON may hold. ASCII is a form of its own because it is read fastest.
 */
enum TextForm {
  /** One byte for each character. */
  ASCII(StandardCharsets.ISO_8859_1),
  /** All well-formed text. */
  UTF_8(StandardCharsets.UTF_8),
  /** Any text. */
  UTF_16(null);

  private static final TextForm[] FORMS = values();

  private final Charset charset;

  TextForm(Charset charset) {
    this.charset = charset;
  }

  /** The form for a text. */
  static TextForm of(String text) {
    TextForm form = ASCII;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return UTF_16;
        }
        i++;
      }
      form = c < 0x80 ? form : UTF_8;
    }
    return form;
  }

  /** The form with an ordinal. */
  static TextForm at(int ordinal) {
    if (ordinal < 0 || ordinal >= FORMS.length) {
      throw new IllegalArgumentException("no form of text is " + ordinal);
    }
    return FORMS[ordinal];
  }

  byte[] bytes(String text) {
    if (charset != null) {
      return text.getBytes(charset);
    }
    // The JDK's charset would replace what is not well-formed.
    ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  String text(byte[] bytes, int from, int length) {
    return charset != null
        ? new String(bytes, from, length, charset)
        : ByteBuffer.wrap(bytes, from, length).asCharBuffer().toString();
  }
}
