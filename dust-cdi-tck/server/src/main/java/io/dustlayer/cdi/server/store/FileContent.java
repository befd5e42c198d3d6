package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;

/** A file that somebody put into a store. Immutable. */
public final class FileContent {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);
  private static final String ANYTHING = "application/octet-stream";

  private final byte[] bytes;
  private final String filename;
  private final String contentType;
  private final String hash;

  /**
   * A file.
   *
   * @param bytes its content; copied
   * @param filename null if it has none
   * @param contentType null if nobody knows
   */
  public FileContent(byte[] bytes, String filename, String contentType) {
    this.bytes = bytes.clone();
    this.filename = filename;
    this.contentType = contentType == null ? ANYTHING : contentType;
    this.hash = hash(this.bytes);
  }

  private static String hash(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "sha256:" + HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * The content.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * What it is called.
   *
   * @return nothing if nobody said
   */
  public Optional<String> filename() {
    return Optional.ofNullable(filename);
  }

  /**
   * What kind of file it is said to be.
   *
   * @return any text, not necessarily a media type
   */
  public String contentType() {
    return contentType;
  }

  /**
   * The name under which it is kept.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public String hash() {
    return hash;
  }

  /** The value that is stored at its path. */
  JsonObject reference(Instant uploadedAt) {
    return JsonValues.object()
        .add("_type", "file")
        .add("content_type", contentType)
        .add("filename", filename == null ? JsonValue.NULL : JsonValues.string(filename))
        .add("hash", hash)
        .add("size", bytes.length)
        .add("uploaded_at", MICROS.format(uploadedAt))
        .build();
  }
}
