package io.dustlayer.cdi.server.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client asks to be let in with.
 *
 * @param query the decoded parameters of the URL
 * @param origin the {@code Origin} header; null if there is none
 * @param host the {@code Host} header; null if there is none
 */
public record Handshake(Map<String, String> query, String origin, String host) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int LOWEST_CAPABILITY = 3;
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]");

  boolean isAcceptable() {
    return query.containsKey("device_id") && speaksOurVersion() && comesFromHere();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  private boolean speaksOurVersion() {
    return parameter("capver")
        .filter(version -> NUMBER.matcher(version).matches())
        .filter(version -> Integer.parseInt(version) >= LOWEST_CAPABILITY)
        .isPresent();
  }

  /** Only browsers send an origin; a page of another site must not use a user's network. */
  private boolean comesFromHere() {
    if (origin == null) {
      return true;
    }
    try {
      URI from = new URI(origin);
      String own = host == null ? null : new URI("http://" + host).getHost();
      return from.getHost() != null
          && (LOCAL.contains(from.getHost()) || from.getHost().equals(own));
    } catch (URISyntaxException notAnOrigin) {
      return false;
    }
  }
}
