package io.dustlayer.cdi.schema.bean;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** A record or class, as a list of properties and a way to make instances from their values. */
public interface Bean {

  /**
   * Reads the declaration of a record or concrete class.
   *
   * @param type a class, or a parameterized type whose class is generic
   * @return the bean; what is wrong with it is in {@link #flaws()}
   */
  static Bean of(Type type) {
    Class<?> raw = TypeBindings.erase(type);
    TypeBindings bindings = TypeBindings.of(type);
    return raw.isRecord() ? new RecordBean(raw, bindings) : new ClassBean(raw, bindings);
  }

  /**
   * The properties that can be read and set.
   *
   * @return in property order, those that JSON-B leaves out included
   */
  List<BeanProperty> properties();

  /**
   * What prevents its use, apart from the types of its properties.
   *
   * @return empty if nothing does
   */
  List<Flaw> flaws();

  /**
   * Makes an instance.
   *
   * @param values by Java name; a property that is absent becomes null, or zero for primitives
   * @return a new instance
   * @throws ConstructionException if the constructor or a setter refuses the values
   */
  Object construct(Map<String, Object> values);

  /**
   * A handle that makes an instance of what each property takes from two arguments.
   *
   * @param values for the Java names of properties, handles of the type {@link
   *     CompiledHandle#TYPE}; a property without one, and one whose value is null, is filled as
   *     {@link #construct} does
   * @return a handle of the same type, which throws what the class throws
   * @throws IllegalAccessException if a member cannot be called
   * @throws IllegalArgumentException if there are more properties than a handle can have arguments
   */
  MethodHandle maker(Map<String, MethodHandle> values) throws IllegalAccessException;

  /**
   * What is wrong with a member.
   *
   * @param member its Java name; empty if the class itself is meant
   * @param message what is wrong, and what to do
   */
  record Flaw(String member, String message) {}
}
