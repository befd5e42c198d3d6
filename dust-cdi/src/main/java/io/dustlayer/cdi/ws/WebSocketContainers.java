package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.util.Map;

/** Finds the host's WebSocket client, and makes it take long messages. */
final class WebSocketContainers {

  private static final String TYRUS_BUFFER = "org.glassfish.tyrus.incomingBufferSize";

  private WebSocketContainers() {}

  /**
   * The host's client.
   *
   * @param store the store that needs it, for the message
   * @throws io.dustlayer.cdi.DustException {@code NOT_SUPPORTED} if there is none
   */
  static WebSocketContainer find(String store, long maxMessage) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // Providers are looked for by the context class loader, and not every thread has one.
      thread.setContextClassLoader(application());
      WebSocketContainer container = ContainerProvider.getWebSocketContainer();
      if (container == null) {
        throw new IllegalStateException("the host's provider has no client");
      }
      raiseFrameLimit(container, maxMessage);
      return container;
    } catch (RuntimeException | LinkageError missing) {
      throw ErrorCase.NO_WEBSOCKET.toException(
          "the SDK transport of store " + store + " cannot start: no WebSocket client is there",
          ErrorDetail.NONE,
          missing);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether a client is that of Quarkus. */
  static boolean isOfQuarkus(WebSocketContainer container) {
    return container.getClass().getName().startsWith("io.undertow.");
  }

  /** The class loader of the application, as far as the calling thread knows it. */
  static ClassLoader application() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : WebSocketContainers.class.getClassLoader();
  }

  // Tyrus closes a connection on a frame of more than 4 MB unless its own property says otherwise;
  // the API has no way to say it. Other clients have no such method, or ignore the property.
  @SuppressWarnings("unchecked")
  private static void raiseFrameLimit(WebSocketContainer container, long maxMessage) {
    String name = container.getClass().getName();
    if (!name.contains("tyrus")) {
      return;
    }
    try {
      Object properties = container.getClass().getMethod("getProperties").invoke(container);
      int limit = (int) Math.min(maxMessage + 100, Integer.MAX_VALUE);
      ((Map<String, Object>) properties).merge(TYRUS_BUFFER, limit, WebSocketContainers::greater);
    } catch (ReflectiveOperationException | RuntimeException refused) {
      WsLog.limitNotRaised(name, refused);
    }
  }

  private static Object greater(Object present, Object wanted) {
    return present instanceof Integer size && size > (Integer) wanted ? present : wanted;
  }
}
