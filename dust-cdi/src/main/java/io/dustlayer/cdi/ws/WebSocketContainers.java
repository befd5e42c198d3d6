package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.util.Map;

/** Finds the host's WebSocket client, and makes it take long messages and trust stores. */
final class WebSocketContainers {

  private static final String TYRUS_BUFFER = "org.glassfish.tyrus.incomingBufferSize";
  private static final String TYRUS_ENGINE = "org.glassfish.tyrus.client.sslEngineConfigurator";
  private static final String TYRUS_ON_JDK =
      "org.glassfish.tyrus.container.jdk.client.JdkClientContainer";
  private static final String TYRUS_ON_GRIZZLY =
      "org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer";

  private WebSocketContainers() {}

  /**
   * The host's client.
   *
   * @param store the store that needs it, for the message
   * @param trustStore whether its endpoints have an SSL context of their own
   * @throws io.dustlayer.cdi.DustException {@code NOT_SUPPORTED} if there is none
   */
  static WebSocketContainer find(String store, long maxMessage, boolean trustStore) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // Providers are looked for by the context class loader, and not every thread has one.
      thread.setContextClassLoader(application());
      WebSocketContainer container = ContainerProvider.getWebSocketContainer();
      if (container == null) {
        throw new IllegalStateException("the host's provider has no client");
      }
      if (container.getClass().getName().contains("tyrus")) {
        setUpTyrus(container, maxMessage, trustStore);
      }
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
  // the API has no way to say it.
  @SuppressWarnings("unchecked")
  private static void setUpTyrus(
      WebSocketContainer container, long maxMessage, boolean trustStore) {
    Class<?> type = container.getClass();
    try {
      Map<String, Object> properties =
          (Map<String, Object>) type.getMethod("getProperties").invoke(container);
      int limit = (int) Math.min(maxMessage + 100, Integer.MAX_VALUE);
      properties.merge(TYRUS_BUFFER, limit, WebSocketContainers::greater);
      if (trustStore && has(type, TYRUS_ON_JDK) && !has(type, TYRUS_ON_GRIZZLY)) {
        // On the JDK's sockets it asks for an endpoint's context if this is set to anything else.
        properties.putIfAbsent(TYRUS_ENGINE, "the SSL context of the endpoint");
      }
    } catch (ReflectiveOperationException | RuntimeException refused) {
      WsLog.limitNotRaised(type.getName(), refused);
    }
  }

  private static boolean has(Class<?> client, String part) {
    try {
      Class.forName(part, false, client.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private static Object greater(Object present, Object wanted) {
    return present instanceof Integer size && size > (Integer) wanted ? present : wanted;
  }
}
