package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingImplementationsTest {

  /** A host without WebSocket client: its class loader finds no provider. */
  private static final class NoServices extends ClassLoader {
    NoServices() {
      super(NoServices.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("META-INF/services/jakarta.websocket")
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }

  /** An application without the library for MessagePack. */
  private static final class NoMessagePack extends ClassLoader {
    NoMessagePack() {
      super(NoMessagePack.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.msgpack.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("io.dustlayer.cdi.ws.")) {
        // Left to the child, which asks this loader for everything else.
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void hostWithoutWebSocketClientIsToldWhatToAdd() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new NoServices());
    try {
      DustException failure =
          catchThrowableOfType(
              DustException.class,
              () ->
                  new WebSocketFactory(
                      "acme/main",
                      new WebSocketSettings(
                          URI.create("http://127.0.0.1:1"),
                          "secret",
                          "device",
                          1_000_000,
                          Optional.empty())));

      assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
      assertThat(failure.code()).isEqualTo("DUST0707");
      assertThat(failure)
          .hasMessageContaining("acme/main")
          .hasMessageContaining("tyrus-standalone-client")
          .hasMessageContaining("quarkus-websockets-client");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void applicationWithoutMessagePackIsToldWhichArtifactToAdd() throws Exception {
    URL classes = WebSocketFactory.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {classes}, new NoMessagePack())) {
      Class<?> factory = application.loadClass(WebSocketFactory.class.getName());
      assertThat(factory).isNotSameAs(WebSocketFactory.class);

      InvocationTargetException thrown =
          catchThrowableOfType(
              InvocationTargetException.class,
              () -> factory.getMethod("requireMessagePack").invoke(null));

      assertThat(thrown.getCause())
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0708")
          .hasMessageContaining("org.msgpack:msgpack-core");
    }
  }

  @Test
  void applicationWithMessagePackIsFine() {
    WebSocketFactory.requireMessagePack();
  }
}
