package io.dustlayer.cdi.http;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * Ends exchanges whose answer is not read to its end. RESTEasy reads the rest when such a response
 * is closed, to use the connection again: a rest that never ends would hold the caller for ever.
 */
final class Abandoned {

  private Abandoned() {}

  /**
   * Ends an exchange with its connection, where the client has a way to; otherwise closes it.
   *
   * @param why what ended it; it is given what fails now
   */
  static void end(Response response, Exception why) {
    Optional<Method> release = release(response.getClass());
    try {
      if (release.isPresent()) {
        release.get().invoke(response, false);
      } else {
        response.close();
      }
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException broken) {
      why.addSuppressed(broken);
    }
  }

  // It is not of the API: AbstractBuiltResponse.releaseConnection(boolean consumeInputStream).
  private static Optional<Method> release(Class<?> response) {
    for (Class<?> type = response; type != null; type = type.getSuperclass()) {
      if (Modifier.isPublic(type.getModifiers())) {
        try {
          return Optional.of(type.getMethod("releaseConnection", boolean.class));
        } catch (NoSuchMethodException another) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
