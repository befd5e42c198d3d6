package io.dustlayer.cdi.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that shows the very bytes of a request, and answers with the very bytes it is told to:
 * what a proper server library would never do.
 */
final class RawServer implements AutoCloseable {

  /** A request as it came. */
  record Request(String line, List<String> headers, String body) {

    String method() {
      return line.split(" ")[0];
    }

    String target() {
      return line.split(" ")[1];
    }

    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst();
    }
  }

  /** What to send back, and whether to close the connection then without having said so. */
  record Reply(byte[] bytes, boolean close) {

    static final Reply NOTHING = new Reply(new byte[0], true);

    static Reply ok(String json) {
      return status("200 OK", json);
    }

    static Reply status(String status, String json) {
      int length = json.getBytes(StandardCharsets.UTF_8).length;
      return raw(
          "HTTP/1.1 "
              + status
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + length
              + "\r\n\r\n"
              + json);
    }

    static Reply raw(String text) {
      return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply raw(byte[] bytes) {
      return new Reply(bytes, false);
    }

    Reply andClose() {
      return new Reply(bytes, true);
    }
  }

  /** Decides about the n-th request, counted from 1 over all connections. */
  interface Script {
    Reply reply(int number, Request request);
  }

  private final ServerSocket listener;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  RawServer(Script script) {
    this.script = script;
    try {
      this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Optional<Request> request = read(in);
      while (request.isPresent()) {
        Reply reply = count(request.get());
        socket.getOutputStream().write(reply.bytes());
        socket.getOutputStream().flush();
        if (reply.close()) {
          return;
        }
        request = read(in);
      }
    } catch (IOException gone) {
      open.remove(socket);
    }
  }

  private Reply count(Request request) {
    int number;
    synchronized (requests) {
      requests.add(request);
      number = requests.size();
    }
    return script.reply(number, request);
  }

  private static Optional<Request> read(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    List<String> headers = new ArrayList<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      headers.add(header);
    }
    Request head = new Request(line, headers, "");
    String body =
        head.header("Transfer-Encoding").isPresent()
            ? chunks(in)
            : text(in.readNBytes(head.header("Content-Length").map(Integer::parseInt).orElse(0)));
    return Optional.of(new Request(line, headers, body));
  }

  private static String chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(in), 16);
    while (size > 0) {
      body.write(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return text(body.toByteArray());
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return text(line.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
