package io.dustlayer.cdi;

import java.util.Objects;

/**
 * One reason why a record or changeset must not be written.
 *
 * @param property the Java name of the property; a path such as {@code author.name} below it; empty
 *     if the record as a whole is meant
 * @param message what is wrong and what would be right
 * @param rejectedValue the value that was refused; may be null
 */
public record Violation(String property, String message, Object rejectedValue) {

  /**
   * Checks that property and message are present.
   *
   * @param property the Java name of the property; a path such as {@code author.name} below it;
   *     empty if the record as a whole is meant
   * @param message what is wrong and what would be right
   * @param rejectedValue the value that was refused; may be null
   */
  public Violation {
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(message, "message");
  }

  /** The property and the message, without the rejected value: it may be a secret. */
  @Override
  public String toString() {
    return property.isEmpty() ? message : property + ": " + message;
  }
}
