package io.dustlayer.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects a named store: {@code @Inject @DustStore("audit") Dust audit} is configured by {@code
 * dust.stores.audit.store}, {@code dust.stores.audit.token} and so on. Without this qualifier
 * {@link Dust} is the default store.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface DustStore {

  /**
   * The name of the store in the configuration.
   *
   * @return not empty
   */
  String value();

  /** The qualifier as an object, for programmatic look-up. */
  final class Literal extends AnnotationLiteral<DustStore> implements DustStore {

    private static final long serialVersionUID = 1L;

    /** The name of the store. */
    private final String name;

    private Literal(String name) {
      this.name = name;
    }

    /**
     * The qualifier for a named store.
     *
     * @param name the name of the store in the configuration
     * @return the qualifier
     */
    public static Literal of(String name) {
      return new Literal(name);
    }

    @Override
    public String value() {
      return name;
    }
  }
}
