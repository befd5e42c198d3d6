package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A store as another client sees it: not through the transport that is tested. */
public interface OutsideView {

  /**
   * Writes JSON at a path.
   *
   * @param path where
   * @param json what
   * @return the sequence number
   */
  long put(DustPath path, String json);

  /**
   * What is stored at a path.
   *
   * @param path where
   * @return the value, or the object of everything below; empty if there is neither
   */
  Optional<JsonValue> read(DustPath path);

  /**
   * The leaves below a path.
   *
   * @param below where
   * @return their rendered paths, in order
   */
  List<String> paths(DustPath below);
}
