package io.dustlayer.cdi.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a request goes, and what not every request has.
 *
 * @param uri fully encoded
 * @param requestId what a server keeps as the operation's id; empty for reads
 * @param ifMatch the revision that the entry must have
 * @param body the body of a DELETE
 */
record Target(URI uri, Optional<String> requestId, OptionalLong ifMatch, Optional<byte[]> body) {

  /** The private header that carries a target from the call to the filter. */
  static final String HEADER = "X-Dust-Target";

  private static final String NONE = "-";

  /** A request that changes nothing. */
  static Target reading(URI uri) {
    return new Target(uri, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** As the private header's value: no part of a target has a space. */
  String render() {
    return String.join(
        " ",
        requestId.orElse(NONE),
        ifMatch.isPresent() ? Long.toString(ifMatch.getAsLong()) : NONE,
        body.map(Base64.getEncoder()::encodeToString).orElse(NONE),
        uri.toString());
  }

  /** Reads what {@link #render()} wrote. */
  static Target parse(String header) {
    String[] parts = header.split(" ");
    return new Target(
        URI.create(parts[3]),
        present(parts[0]),
        present(parts[1]).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()),
        present(parts[2])
            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
            .map(Base64.getDecoder()::decode));
  }

  private static Optional<String> present(String part) {
    return part.equals(NONE) ? Optional.empty() : Optional.of(part);
  }
}
