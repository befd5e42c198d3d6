package io.dustlayer.cdi.http;

/**
 * One call, as errors speak of it.
 *
 * @param what the HTTP method, the path, the store and the server
 * @param write whether it can change the store
 */
record Call(String what, boolean write) {

  private static final int MAX_PATH = 200;

  static Call read(String method, String path, String place) {
    return new Call(method + " '" + shortened(path) + "' in store " + place, false);
  }

  static Call write(String method, String path, String place) {
    return new Call(method + " '" + shortened(path) + "' in store " + place, true);
  }

  static Call batch(int operations, String place) {
    return new Call("batch of " + operations + " operations in store " + place, true);
  }

  /** The beginning of an error message. */
  String failed(String why) {
    return what + " failed: " + why;
  }

  private static String shortened(String path) {
    return path.length() <= MAX_PATH
        ? path
        : path.substring(0, MAX_PATH) + "… (" + path.length() + " characters)";
  }
}
