package io.dustlayer.cdi.schema;

import java.util.Objects;

/**
 * One reason why a class cannot be an entity.
 *
 * @param code the code of the situation, {@code DUST01} and two digits
 * @param className the binary name of the class
 * @param member the property or annotation attribute that is wrong; empty if the class itself is
 *     meant
 * @param message what is wrong, and what to do
 */
public record SchemaProblem(String code, String className, String member, String message) {

  /**
   * Checks that nothing is null.
   *
   * @param code the code of the situation, {@code DUST01} and two digits
   * @param className the binary name of the class
   * @param member the property or annotation attribute that is wrong; empty if the class itself is
   *     meant
   * @param message what is wrong, and what to do
   */
  public SchemaProblem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(message, "message");
  }

  /** The line to report, for example {@code DUST0103 com.acme.Link.prefix: has no segment; …}. */
  @Override
  public String toString() {
    return code + " " + className + (member.isEmpty() ? "" : "." + member) + ": " + message;
  }
}
