package io.dustlayer.cdi.tls;

import java.nio.charset.StandardCharsets;

/** What a file with trusted certificates can be. */
public enum TrustStoreType {

  /** Certificates as text, each between two marks. */
  PEM,

  /** The usual store of Java and of others. */
  PKCS12,

  /** The former store of Java. */
  JKS;

  private static final byte[] JKS_MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};

  /** What a content looks like; the check of the content itself comes later. */
  static TrustStoreType of(byte[] content) {
    if (content.length >= JKS_MAGIC.length && startsWithMagic(content)) {
      return JKS;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains("-----BEGIN ") ? PEM : PKCS12;
  }

  private static boolean startsWithMagic(byte[] content) {
    for (int i = 0; i < JKS_MAGIC.length; i++) {
      if (content[i] != JKS_MAGIC[i]) {
        return false;
      }
    }
    return true;
  }
}
