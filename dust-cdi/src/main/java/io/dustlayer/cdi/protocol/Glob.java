package io.dustlayer.cdi.protocol;

import io.dustlayer.cdi.protocol.InvalidPathException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern over paths.
 *
 * <p>A segment {@code *} stands for exactly one segment, a last segment {@code **} for one or more;
 * the whole segments {@code \*} and {@code \**} are the literal stars. Stars inside longer segments
 * are literal. {@code links/**} does not match {@code links} itself.
 */
public final class Glob {

  private static final String ONE = "*";
  private static final String MANY = "**";

  private enum Kind {
    LITERAL,
    ONE,
    MANY
  }

  private record Part(Kind kind, String literal) {
    boolean matches(String segment) {
      return kind != Kind.LITERAL || literal.equals(segment);
    }
  }

  private final List<Part> parts;
  private final String rendered;

  private Glob(List<Part> parts, String rendered) {
    this.parts = parts;
    this.rendered = rendered;
  }

  /**
   * Reads a rendered pattern.
   *
   * @param rendered for example {@code links/*}{@code /title}
   * @return the pattern
   * @throws InvalidPathException with the reasons of {@link DustPath#parse(String)} or {@code
   *     wildcard_many_not_tail}
   */
  public static Glob parse(String rendered) {
    List<Part> parts = new ArrayList<>();
    List<String> segments = DustPath.parse(rendered).segments();
    for (String segment : segments) {
      parts.add(part(segment));
    }
    boolean manyBeforeTail =
        parts.subList(0, parts.size() - 1).stream().anyMatch(part -> part.kind() == Kind.MANY);
    if (manyBeforeTail) {
      throw new InvalidPathException(Reason.WILDCARD_MANY_NOT_TAIL, rendered);
    }
    return new Glob(List.copyOf(parts), rendered);
  }

  /**
   * The pattern for everything below a path, without the path itself.
   *
   * @param base any path; its stars are taken literally
   * @return {@code <base>/**}; empty if a segment is literally {@code \*} or {@code \**}, which the
   *     pattern language has no words for
   */
  public static Optional<Glob> below(DustPath base) {
    StringBuilder pattern = new StringBuilder();
    for (String segment : base.segments()) {
      if (segment.equals("\\*") || segment.equals("\\**")) {
        return Optional.empty();
      }
      String literal = segment.equals(ONE) || segment.equals(MANY) ? "\\" + segment : segment;
      pattern.append(DustPath.of(literal).render()).append('/');
    }
    return Optional.of(parse(pattern.append(MANY).toString()));
  }

  /**
   * Whether a path matches.
   *
   * @param path any path
   * @return true if it does
   */
  public boolean matches(DustPath path) {
    List<String> segments = path.segments();
    boolean open = parts.get(parts.size() - 1).kind() == Kind.MANY;
    if (open ? segments.size() < parts.size() : segments.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).matches(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether any segment is {@code *} or {@code **}.
   *
   * @return false for a pattern that names one path
   */
  public boolean hasWildcard() {
    return parts.stream().anyMatch(part -> part.kind() != Kind.LITERAL);
  }

  /**
   * The literal segments before the first wildcard, as a path.
   *
   * @return empty if the pattern begins with a wildcard
   */
  public Optional<DustPath> literalPrefix() {
    List<String> literals =
        parts.stream().takeWhile(part -> part.kind() == Kind.LITERAL).map(Part::literal).toList();
    return literals.isEmpty() ? Optional.empty() : Optional.of(DustPath.of(literals));
  }

  /**
   * The wire form.
   *
   * @return what {@link #parse(String)} was given
   */
  public String render() {
    return rendered;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && rendered.equals(that.rendered);
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

  private static Part part(String segment) {
    return switch (segment) {
      case ONE -> new Part(Kind.ONE, null);
      case MANY -> new Part(Kind.MANY, null);
      case "\\*", "\\**" -> new Part(Kind.LITERAL, segment.substring(1));
      default -> new Part(Kind.LITERAL, segment);
    };
  }
}
