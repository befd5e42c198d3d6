package io.dustlayer.cdi.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import java.net.URI;
import java.util.Optional;

/**
 * The URLs of one store's entries, fully encoded: every byte that is not unreserved in RFC 3986 is
 * percent-encoded, in paths and in queries, because clients and servers disagree about the rest.
 */
final class StoreUrls {

  /** Servers fail beyond about 9 KB. */
  private static final int MAX_TARGET = 8000;

  private static final String HEX = "0123456789ABCDEF";

  private final String entries;

  StoreUrls(URI baseUrl, String store) {
    int slash = store.indexOf('/');
    this.entries =
        baseUrl.toASCIIString().replaceFirst("/+$", "")
            + "/api/stores/"
            + encode(store.substring(0, slash))
            + '/'
            + encode(store.substring(slash + 1))
            + "/entries";
  }

  /** The collection of entries. */
  URI entries() {
    return URI.create(entries);
  }

  /** The route that reads many leaves. */
  URI batchRead() {
    return URI.create(entries + "/batch");
  }

  /** The route that writes many entries. */
  URI batchWrite() {
    return URI.create(entries + "/batch_write");
  }

  /** One entry; the path fits, see {@link #form(DustPath)}. */
  URI entry(DustPath path) {
    return URI.create(entryUrl(path));
  }

  /**
   * A page of the leaves below a path. A few paths have no pattern; the range for those also holds
   * the path itself and its neighbours.
   */
  URI below(DustPath base, int limit, String select, Optional<String> cursor) {
    StringBuilder url = new StringBuilder(entries).append('?');
    url.append(pattern(base).orElseGet(() -> range(base)));
    url.append("&limit=").append(limit).append("&order=asc&select=").append(select);
    cursor.ifPresent(after -> url.append("&after=").append(encode(after)));
    return URI.create(url.toString());
  }

  /** The first leaf at or after a path: the leaf at the path itself, if there is one. */
  URI firstFrom(DustPath path) {
    return URI.create(entries + '?' + range(path) + "&limit=1&order=asc&select=entries");
  }

  /** How a path can travel. */
  PathForm form(DustPath path) {
    if (!fits(entryUrl(path))) {
      return PathForm.LONG;
    }
    boolean dots = path.segments().stream().anyMatch(s -> s.equals(".") || s.equals(".."));
    return dots ? PathForm.DOTS : PathForm.URL;
  }

  /** Whether a server accepts a URL of this length. */
  static boolean fits(URI url) {
    return fits(url.toString());
  }

  private static Optional<String> pattern(DustPath base) {
    return Glob.below(base).map(glob -> "pattern=" + encode(glob.render()));
  }

  // '0' is the character after the slash: the range ends behind everything below the path.
  private static String range(DustPath path) {
    String from = encode(path.render());
    return "from=" + from + "&to=" + from + '0';
  }

  private static boolean fits(String url) {
    return url.length() <= MAX_TARGET;
  }

  private String entryUrl(DustPath path) {
    StringBuilder url = new StringBuilder(entries);
    for (String segment : path.render().split("/")) {
      url.append('/').append(encode(segment));
    }
    return url.toString();
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : Utf8.encode(text)) {
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
