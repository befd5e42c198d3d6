package io.dustlayer.cdi;

import jakarta.json.JsonValue;
import java.util.List;

/**
 * One committed operation as the protocol reports it, not assembled into a record.
 *
 * @param storeSeq the store's sequence number
 * @param op the operation's name: {@code set}, {@code delete}, {@code merge}, {@code increment} …
 * @param path the rendered path
 * @param segments the path's segments, unescaped
 * @param value the value as the protocol reports it; JSON null where there is none
 * @param deviceId the device that wrote; may be null
 * @param clientOpId the writer's id of the operation; may be null
 * @param own whether this client wrote it
 */
public record OpEvent(
    long storeSeq,
    String op,
    String path,
    List<String> segments,
    JsonValue value,
    String deviceId,
    String clientOpId,
    boolean own) {

  /**
   * Copies the segments.
   *
   * @param storeSeq the store's sequence number
   * @param op the operation's name: {@code set}, {@code delete}, {@code merge}, {@code increment} …
   * @param path the rendered path
   * @param segments the path's segments, unescaped
   * @param value the value as the protocol reports it; JSON null where there is none
   * @param deviceId the device that wrote; may be null
   * @param clientOpId the writer's id of the operation; may be null
   * @param own whether this client wrote it
   */
  public OpEvent {
    segments = List.copyOf(segments);
  }
}
