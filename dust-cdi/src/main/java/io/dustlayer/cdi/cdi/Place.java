package io.dustlayer.cdi.cdi;

/**
 * Where something is injected or observed.
 *
 * @param className the binary name of the declaring class
 * @param member the field, or method and parameter
 */
record Place(String className, String member) {

  /**
   * A method.
   *
   * @param className the binary name of the declaring class
   * @param method the method's name
   * @return says that it is a method
   */
  static Place method(String className, String method) {
    return new Place(className, method + "()");
  }

  /**
   * A parameter of a method or constructor.
   *
   * @param className the binary name of the declaring class
   * @param method the method's name, or {@code <init>}
   * @param index its position, from zero
   * @return says which one, counted from one
   */
  static Place parameter(String className, String method, int index) {
    String called =
        method.equals("<init>") || method.equals(className) ? "constructor" : method + "()";
    return new Place(className, called + " parameter " + (index + 1));
  }
}
