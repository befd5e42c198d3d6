package io.dustlayer.cdi.cdi;

/**
 * Where something is injected.
 *
 * @param className the binary name of the declaring class
 * @param member the field, or method and parameter
 */
record Place(String className, String member) {

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
