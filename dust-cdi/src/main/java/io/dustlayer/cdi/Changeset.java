package io.dustlayer.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A record with changes that are not written yet, and what is wrong with them.
 *
 * <p>A changeset collects problems instead of throwing, so that a form can show all of them at
 * once. It is immutable: every method that changes something returns a new changeset. Properties
 * are named as in Java. Writing it checks the schema's rules (required properties, slug, Bean
 * Validation) again, whether or not they were asked for here.
 *
 * <pre>{@code
 * Changeset<Link> change = Changeset.of(link).cast(params, "title", "note").validateRequired();
 * if (change.isValid()) links.update(change);
 * }</pre>
 *
 * @param <T> the entity
 */
public interface Changeset<T> {

  /**
   * The changes that make a new record.
   *
   * @param schema a class annotated with {@link DustSchema}
   * @param <T> the entity
   * @return a changeset without a record to start from and without changes
   * @throws IllegalArgumentException if the class is not a valid schema; the message says why
   */
  static <T> Changeset<T> create(Class<T> schema) {
    return Factory.instance().create(schema);
  }

  /**
   * The changes to an existing record.
   *
   * @param record an instance of a class annotated with {@link DustSchema}
   * @param <T> the entity
   * @return a changeset without changes
   * @throws IllegalArgumentException if its class is not a valid schema; the message says why
   */
  static <T> Changeset<T> of(T record) {
    return Factory.instance().of(record);
  }

  /**
   * The changes that lead from one record to another.
   *
   * @param before the record as it is
   * @param after the record as wanted
   * @param <T> the entity
   * @return a changeset whose {@link #data()} is {@code before}
   * @throws DustException {@code INVALID_PARAMS} if the slugs differ
   */
  static <T> Changeset<T> between(T before, T after) {
    return Factory.instance().between(before, after);
  }

  /**
   * Takes over the named parameters, converted by JSON-B to the properties' types. A parameter that
   * is absent changes nothing; one that cannot be converted becomes an error of its property. Text
   * is converted where the property's type has a text form ({@code "42"} to a number).
   *
   * @param params values by Java property name, as they come from outside; values may be null
   * @param permitted the Java names of the properties that may be taken over; other parameters are
   *     ignored. A name that is not a property of the schema becomes an error
   * @return a changeset with the changes and the errors
   */
  Changeset<T> cast(Map<String, ?> params, String... permitted);

  /**
   * Sets a property to a value that has its type already.
   *
   * @param property the Java name
   * @param value may be null
   * @return a changeset with the change; a value of a wrong type becomes an error
   * @throws IllegalArgumentException if there is no such property
   */
  Changeset<T> put(String property, Object value);

  /**
   * Checks that properties are neither null nor {@code ""}.
   *
   * @param properties Java names; none means all that the schema requires
   * @return a changeset with an error for each that is missing
   * @throws IllegalArgumentException if there is no such property
   */
  Changeset<T> validateRequired(String... properties);

  /**
   * Checks that the slug is valid.
   *
   * @return a changeset with an error if it is not
   */
  Changeset<T> validateSlug();

  /**
   * Checks a property that is not null.
   *
   * @param property the Java name
   * @param rule what must hold for the value; not called for null
   * @param message what to tell the user otherwise
   * @return a changeset with an error if the rule does not hold
   * @throws IllegalArgumentException if there is no such property
   */
  Changeset<T> validate(String property, Predicate<Object> rule, String message);

  /**
   * Checks the length of a text, or the size of a collection, map or array, that is not null.
   *
   * @param property the Java name
   * @param min at least so many
   * @param max at most so many
   * @return a changeset with an error if the length is outside
   * @throws IllegalArgumentException if there is no such property
   */
  Changeset<T> validateLength(String property, int min, int max);

  /**
   * Checks that a text that is not null matches a pattern somewhere.
   *
   * @param property the Java name
   * @param pattern what to find; use anchors to match the whole text
   * @return a changeset with an error if the pattern is not found
   * @throws IllegalArgumentException if there is no such property
   */
  Changeset<T> validateFormat(String property, Pattern pattern);

  /**
   * Adds an error of one's own.
   *
   * @param property the Java name; empty for the record as a whole
   * @param message what to tell the user
   * @return a changeset with the error
   */
  Changeset<T> addError(String property, String message);

  /**
   * Whether there are no errors.
   *
   * @return true if {@link #errors()} is empty
   */
  boolean isValid();

  /**
   * Everything that is wrong.
   *
   * @return in the order in which it was found; empty if nothing is wrong
   */
  List<Violation> errors();

  /**
   * What really differs from {@link #data()}.
   *
   * @return new values by Java property name, in property order; values may be null; unmodifiable
   */
  Map<String, Object> changes();

  /**
   * The record that the changes start from.
   *
   * @return empty for a new record
   */
  Optional<T> data();

  /**
   * The record with the changes.
   *
   * @return a new instance; properties that were never set are null, or zero for primitives
   * @throws DustValidationException if there are errors, or the entity's constructor refuses the
   *     values
   */
  T apply();

  /**
   * The entity.
   *
   * @return the class annotated with {@link DustSchema}
   */
  Class<T> schema();

  /** Makes changesets. Implemented by the library; found by {@link ServiceLoader}. */
  interface Factory {

    /**
     * See {@link Changeset#create(Class)}.
     *
     * @param schema the entity
     * @param <T> the entity
     * @return a changeset
     */
    <T> Changeset<T> create(Class<T> schema);

    /**
     * See {@link Changeset#of(Object)}.
     *
     * @param record the record
     * @param <T> the entity
     * @return a changeset
     */
    <T> Changeset<T> of(T record);

    /**
     * See {@link Changeset#between(Object, Object)}.
     *
     * @param before the record as it is
     * @param after the record as wanted
     * @param <T> the entity
     * @return a changeset
     */
    <T> Changeset<T> between(T before, T after);

    private static Factory instance() {
      return ServiceLoader.load(Factory.class, Changeset.class.getClassLoader())
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "META-INF/services/"
                          + Factory.class.getName()
                          + " is missing: the dust-cdi jar was repackaged without its services"));
    }
  }
}
