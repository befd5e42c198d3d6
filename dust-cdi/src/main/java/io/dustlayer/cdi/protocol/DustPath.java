package io.dustlayer.cdi.protocol;

import io.dustlayer.cdi.protocol.InvalidPathException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A place in a Dust store: one or more non-empty segments.
 *
 * <p>The rendered form joins the segments with {@code /} after escaping inside each of them {@code
 * ~} as {@code ~0} and {@code /} as {@code ~1} (RFC 6901). Nothing else is special: dots, stars and
 * spaces are literal. Paths are ordered as a Dust server orders them, by the UTF-8 bytes of the
 * rendered form.
 */
public final class DustPath implements Comparable<DustPath> {

  private final List<String> segments;
  private final String rendered;

  private DustPath(List<String> segments, String rendered) {
    this.segments = segments;
    this.rendered = rendered;
  }

  /**
   * The path with these segments, taken literally.
   *
   * @param segments at least one, none null or empty
   * @return the path
   * @throws InvalidPathException with {@code empty_path} or {@code empty_segment}
   */
  public static DustPath of(String... segments) {
    return of(Arrays.asList(segments));
  }

  /**
   * The path with these segments, taken literally.
   *
   * @param segments at least one, none null or empty; copied
   * @return the path
   * @throws InvalidPathException with {@code empty_path} or {@code empty_segment}
   */
  public static DustPath of(List<String> segments) {
    List<String> copy = List.copyOf(segments);
    if (copy.isEmpty()) {
      throw new InvalidPathException(Reason.EMPTY_PATH, "");
    }
    StringBuilder rendered = new StringBuilder();
    for (String segment : copy) {
      if (segment.isEmpty()) {
        throw new InvalidPathException(Reason.EMPTY_SEGMENT, String.join("/", copy));
      }
      if (rendered.length() > 0) {
        rendered.append('/');
      }
      appendEscaped(rendered, segment);
    }
    return new DustPath(copy, rendered.toString());
  }

  /**
   * Reads a rendered path.
   *
   * @param rendered for example {@code links/dust/title}
   * @return the path whose {@link #render()} is the argument
   * @throws InvalidPathException with {@code empty_path}, {@code empty_segment} or {@code
   *     invalid_escape}
   */
  public static DustPath parse(String rendered) {
    Objects.requireNonNull(rendered, "rendered");
    if (rendered.isEmpty()) {
      throw new InvalidPathException(Reason.EMPTY_PATH, rendered);
    }
    List<String> segments = new ArrayList<>();
    for (String part : rendered.split("/", -1)) {
      if (part.isEmpty()) {
        throw new InvalidPathException(Reason.EMPTY_SEGMENT, rendered);
      }
      segments.add(unescape(part, rendered));
    }
    return new DustPath(List.copyOf(segments), rendered);
  }

  /**
   * Whether {@link #parse} accepts a text; much faster than to try.
   *
   * @param rendered any text
   * @return false if it is empty, or has an empty segment or an invalid escape
   */
  public static boolean isRendered(String rendered) {
    int last = rendered.length() - 1;
    return last >= 0
        && rendered.charAt(0) != '/'
        && rendered.charAt(last) != '/'
        && !rendered.contains("//")
        && hasValidEscapes(rendered);
  }

  private static boolean hasValidEscapes(String rendered) {
    for (int i = rendered.indexOf('~'); i >= 0; i = rendered.indexOf('~', i + 1)) {
      if (i + 1 == rendered.length() || "01".indexOf(rendered.charAt(i + 1)) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The segments, unescaped.
   *
   * @return at least one, unmodifiable
   */
  public List<String> segments() {
    return segments;
  }

  /**
   * How many segments there are.
   *
   * @return 1 or more
   */
  public int length() {
    return segments.size();
  }

  /**
   * The last segment, unescaped.
   *
   * @return never empty
   */
  public String last() {
    return segments.get(segments.size() - 1);
  }

  /**
   * The path one segment below this one.
   *
   * @param segment taken literally, not null or empty
   * @return this path with the segment appended
   * @throws InvalidPathException with {@code empty_segment}
   */
  public DustPath child(String segment) {
    if (segment.isEmpty()) {
      throw new InvalidPathException(Reason.EMPTY_SEGMENT, rendered + "/");
    }
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    StringBuilder text = new StringBuilder(rendered).append('/');
    appendEscaped(text, segment);
    return new DustPath(List.copyOf(longer), text.toString());
  }

  /**
   * Whether this path is the other one or lies below it.
   *
   * @param ancestor the path to start with
   * @return true also for equal paths
   */
  public boolean startsWith(DustPath ancestor) {
    return segments.size() >= ancestor.segments.size()
        && segments.subList(0, ancestor.segments.size()).equals(ancestor.segments);
  }

  /**
   * The wire form.
   *
   * @return the escaped segments joined with {@code /}
   */
  public String render() {
    return rendered;
  }

  /**
   * The rendered form of one segment.
   *
   * @param segment taken literally
   * @return the segment with {@code ~} and {@code /} escaped
   */
  public static String escape(String segment) {
    if (segment.indexOf('~') < 0 && segment.indexOf('/') < 0) {
      return segment;
    }
    StringBuilder escaped = new StringBuilder(segment.length() + 4);
    appendEscaped(escaped, segment);
    return escaped.toString();
  }

  /** Orders by the UTF-8 bytes of the rendered form, as servers list entries. */
  @Override
  public int compareTo(DustPath other) {
    return compareRendered(rendered, other.rendered);
  }

  /**
   * Orders rendered paths as servers list entries: by their UTF-8 bytes.
   *
   * @param a a rendered path
   * @param b a rendered path
   * @return negative, 0 or positive
   */
  public static int compareRendered(String a, String b) {
    return compareUtf8(a, b);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DustPath that && rendered.equals(that.rendered);
  }

  @Override
  public int hashCode() {
    return rendered.hashCode();
  }

  /** The rendered form. */
  @Override
  public String toString() {
    return rendered;
  }

  private static void appendEscaped(StringBuilder target, String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '~') {
        target.append("~0");
      } else if (c == '/') {
        target.append("~1");
      } else {
        target.append(c);
      }
    }
  }

  /**
   * The segment of a rendered form.
   *
   * @param escaped one segment of a rendered path
   * @return the segment as it is
   * @throws InvalidPathException with {@code invalid_escape}
   */
  public static String unescape(String escaped) {
    return unescape(escaped, escaped);
  }

  private static String unescape(String part, String whole) {
    if (part.indexOf('~') < 0) {
      return part;
    }
    StringBuilder segment = new StringBuilder(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c != '~') {
        segment.append(c);
        continue;
      }
      i++;
      char escaped = i < part.length() ? part.charAt(i) : ' ';
      if (escaped != '0' && escaped != '1') {
        throw new InvalidPathException(Reason.INVALID_ESCAPE, whole);
      }
      segment.append(escaped == '0' ? '~' : '/');
    }
    return segment.toString();
  }

  // UTF-16 order differs from UTF-8 order only between surrogates and the characters above them.
  private static int compareUtf8(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xPair = Character.isSurrogate(x);
        boolean yPair = Character.isSurrogate(y);
        return xPair == yPair ? Character.compare(x, y) : xPair ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
