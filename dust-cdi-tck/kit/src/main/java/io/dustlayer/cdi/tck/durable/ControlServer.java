package io.dustlayer.cdi.tck.durable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Lets suites, perhaps in another virtual machine, say what servers have to do. */
final class ControlServer implements AutoCloseable {

  private final HttpServer listening;

  /**
   * Listens on the loopback address.
   *
   * @param actions what can be asked for, by the path below the root
   */
  ControlServer(Map<String, Runnable> actions) throws IOException {
    listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    actions.forEach(
        (name, action) -> listening.createContext('/' + name, call -> answer(call, action)));
    listening.start();
  }

  String url() {
    return "http://127.0.0.1:" + listening.getAddress().getPort() + '/';
  }

  private static void answer(HttpExchange call, Runnable action) throws IOException {
    try (call) {
      action.run();
      call.sendResponseHeaders(204, -1);
    } catch (RuntimeException failed) {
      byte[] why = failed.toString().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(500, why.length);
      call.getResponseBody().write(why);
    }
  }

  @Override
  public void close() {
    listening.stop(0);
  }
}
