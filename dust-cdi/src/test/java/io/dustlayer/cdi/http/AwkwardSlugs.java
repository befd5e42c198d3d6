package io.dustlayer.cdi.http;

import java.util.List;

/** Slugs that clients, proxies and servers like to change on the way, and how they must travel. */
public final class AwkwardSlugs {

  /**
   * A slug.
   *
   * @param text as the application sees it
   * @param rendered as a segment of a rendered path: in bodies, answers and cursors
   * @param encoded as a segment of a URL
   * @param inUrl whether writes and single reads carry it in the URL at all
   */
  public record Slug(String text, String rendered, String encoded, boolean inUrl) {

    /**
     * Whether a raw segment of a request line is this slug. RESTEasy sends a plus as it is, which
     * servers read as a plus, too.
     *
     * @param rawSegment as it was sent
     * @return true if so
     */
    public boolean isSentAs(String rawSegment) {
      return rawSegment.equals(encoded) || rawSegment.equals(encoded.replace("%2B", "+"));
    }

    /** Short enough for the name of a test. */
    @Override
    public String toString() {
      return text.length() <= 20
          ? "'" + text + "'"
          : text.substring(0, 20) + "… (" + text.length() + ")";
    }
  }

  private static final List<Slug> ALL =
      List.of(
          slug("dust", "dust"),
          slug("a b", "a%20b"),
          slug(" a ", "%20a%20"),
          slug("a+b", "a%2Bb"),
          slug("a%b", "a%25b"),
          slug("a%20b", "a%2520b"),
          slug("a%2Fb", "a%252Fb"),
          escaped("a/b", "a~1b"),
          escaped("/", "~1"),
          escaped("../x", "..~1x"),
          escaped("~", "~0"),
          escaped("~1", "~01"),
          escaped("a~0b", "a~00b"),
          slug("a#b", "a%23b"),
          slug("a?b=c&d", "a%3Fb%3Dc%26d"),
          slug("a;b=c", "a%3Bb%3Dc"),
          slug("a&b", "a%26b"),
          slug("a=b", "a%3Db"),
          slug("a@b", "a%40b"),
          slug("a:b", "a%3Ab"),
          slug("*", "%2A"),
          slug("**", "%2A%2A"),
          slug("a*b", "a%2Ab"),
          slug("...", "..."),
          slug(".a", ".a"),
          slug("a.", "a."),
          dots("."),
          dots(".."),
          slug("\"quoted\"", "%22quoted%22"),
          slug("it's", "it%27s"),
          slug("a\\b", "a%5Cb"),
          slug("a|b{c}[d]^`e", "a%7Cb%7Bc%7D%5Bd%5D%5E%60e"),
          slug("<a>", "%3Ca%3E"),
          slug("a,b!c$d(e)", "a%2Cb%21c%24d%28e%29"),
          slug("Größe", "Gr%C3%B6%C3%9Fe"),
          slug("e\u0301", "e%CC%81"),
          slug("日本", "%E6%97%A5%E6%9C%AC"),
          slug("😀", "%F0%9F%98%80"),
          slug("a\tb\nc", "a%09b%0Ac"),
          slug("batch_write", "batch_write"),
          slug("null", "null"),
          slug("x".repeat(500), "x".repeat(500)),
          slug("ä".repeat(500), "%C3%A4".repeat(500)));

  private AwkwardSlugs() {}

  /**
   * All of them.
   *
   * @return different slugs
   */
  public static List<Slug> all() {
    return ALL;
  }

  private static Slug slug(String text, String encoded) {
    return new Slug(text, text, encoded, true);
  }

  private static Slug escaped(String text, String rendered) {
    return new Slug(text, rendered, rendered, true);
  }

  private static Slug dots(String text) {
    return new Slug(text, text, text, false);
  }
}
