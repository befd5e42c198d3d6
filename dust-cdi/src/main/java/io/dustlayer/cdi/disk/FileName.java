package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.spi.DustCache.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of the file of an origin: what a reader can recognize, and a digest of the whole that
 * makes it unique, also where a file system does not tell capitals apart.
 */
final class FileName {

  private static final int LONGEST_PART = 40;
  private static final int DIGEST_BYTES = 8;

  private FileName() {}

  /**
   * The name of a file.
   *
   * @param origin whose data it holds
   * @param suffix what it is for
   * @return without any separator of folders, and not hidden
   */
  static String of(Origin origin, String suffix) {
    return readable(server(origin.baseUrl()))
        + '_'
        + readable(origin.store())
        + '-'
        + digest(origin.baseUrl() + '\n' + origin.store())
        + suffix;
  }

  private static String server(String baseUrl) {
    try {
      String authority = URI.create(baseUrl).getRawAuthority();
      return authority == null ? "server" : authority;
    } catch (IllegalArgumentException notUrl) {
      return "server";
    }
  }

  private static String readable(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9.-]+", "_").replaceAll("^[._-]+", "");
    return plain.length() > LONGEST_PART ? plain.substring(0, LONGEST_PART) : plain;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
