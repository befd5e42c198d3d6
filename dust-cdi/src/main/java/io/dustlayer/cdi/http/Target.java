package io.dustlayer.cdi.http;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a request goes, and the headers that not every request has.
 *
 * @param uri fully encoded
 * @param requestId what a server keeps as the operation's id; empty for reads
 * @param ifMatch the revision that the entry must have
 */
record Target(URI uri, Optional<String> requestId, OptionalLong ifMatch) {

  /** The private header that carries a target from the call to the filter. */
  static final String HEADER = "X-Dust-Target";

  private static final String NONE = "-";

  /** As the private header's value: no part of a target has a space. */
  String render() {
    String revision = ifMatch.isPresent() ? Long.toString(ifMatch.getAsLong()) : NONE;
    return requestId.orElse(NONE) + ' ' + revision + ' ' + uri;
  }

  /** Reads what {@link #render()} wrote. */
  static Target parse(String header) {
    String[] parts = header.split(" ");
    return new Target(
        URI.create(parts[2]),
        parts[0].equals(NONE) ? Optional.empty() : Optional.of(parts[0]),
        parts[1].equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1])));
  }
}
