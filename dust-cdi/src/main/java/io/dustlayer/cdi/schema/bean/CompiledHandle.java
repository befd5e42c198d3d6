package io.dustlayer.cdi.schema.bean;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * Method handles as functions. A JIT compiler sees through a handle only if it is a constant, so
 * each handle becomes the constant of a hidden class of its own, which is a copy of {@link
 * Template}: what is called through it costs what a call written by hand would cost. The class goes
 * with the function.
 */
public final class CompiledHandle {

  /** Two objects to one. */
  public static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object.class);

  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final byte[] TEMPLATE = template();

  private CompiledHandle() {}

  /**
   * A function that calls a handle.
   *
   * @param handle of the type {@link #TYPE}
   * @return equally fast, if slower to make, as a method that was written for it; where the virtual
   *     machine has no hidden classes, as a native image has none, it is only a call of the handle
   */
  public static BeanFunction of(MethodHandle handle) {
    MethodHandle exact = handle.asType(TYPE);
    if (TEMPLATE.length == 0) {
      return exact::invokeExact;
    }
    try {
      Lookup hidden = LOOKUP.defineHiddenClassWithClassData(TEMPLATE, exact, true);
      return (BeanFunction) hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException none) {
      return exact::invokeExact;
    }
  }

  private static byte[] template() {
    String file = Template.class.getName();
    file = file.substring(file.lastIndexOf('.') + 1) + ".class";
    try (InputStream code = CompiledHandle.class.getResourceAsStream(file)) {
      return code == null ? new byte[0] : code.readAllBytes();
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  /** Copied for each handle; never used itself. */
  static final class Template implements BeanFunction {

    private static final MethodHandle HANDLE = handle();

    private static MethodHandle handle() {
      try {
        return MethodHandles.classData(
            MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, MethodHandle.class);
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public Object apply(Object source, Object key) throws Throwable {
      return HANDLE.invokeExact(source, key);
    }
  }
}
