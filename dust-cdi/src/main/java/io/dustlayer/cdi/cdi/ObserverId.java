package io.dustlayer.cdi.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.regex.Pattern;

/**
 * An observer that hears one kind of events of one schema, as the deployment saw it. A container
 * tells neither how an observer method is called nor, before there is an event, which ones there
 * are.
 *
 * @param kind what it hears
 * @param beanClass the binary name of its bean's class
 * @param observed the binary name of the observed class, without type arguments
 * @param name class and method, for people
 */
record ObserverId(EventKind kind, String beanClass, String observed, String name) {

  private static final String SEPARATOR = " ";
  private static final int PARTS = 4;

  /**
   * Reads what {@link #toString()} wrote: the build hands it to the application as text.
   *
   * @param text an identity in one line
   * @return equal to the one that was written
   */
  static ObserverId parse(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    return new ObserverId(EventKind.valueOf(parts[0]), parts[1], parts[2], parts[3]);
  }

  /**
   * Whether a container's observer may be this one.
   *
   * @param bean its bean's class
   * @param type the type that it observes
   * @return false if it is another one
   */
  boolean matches(Class<?> bean, Type type) {
    return beanClass.equals(bean.getName())
        && (!(rawType(type) instanceof Class<?> raw) || observed.equals(raw.getName()));
  }

  /**
   * Whether a text names the method.
   *
   * @param text a container's description of an observer
   * @return true if the method's name is in it as a word
   */
  boolean isMentionedIn(String text) {
    String method = name.substring(name.lastIndexOf('.') + 1).replace("()", "");
    return !method.isEmpty()
        && Pattern.compile("(?<![A-Za-z0-9$])" + Pattern.quote(method) + "(?![A-Za-z0-9$])")
            .matcher(text)
            .find();
  }

  private static Type rawType(Type type) {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }

  /** One line, for {@link #parse(String)}. */
  @Override
  public String toString() {
    return String.join(SEPARATOR, kind.name(), beanClass, observed, name);
  }
}
