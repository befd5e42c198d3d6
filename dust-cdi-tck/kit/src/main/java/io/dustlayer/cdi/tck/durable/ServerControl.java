package io.dustlayer.cdi.tck.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says what the servers of {@link DurableServers} have to do. */
final class ServerControl {

  private final URI control =
      URI.create(ConfigProvider.getConfig().getValue(DurableServers.CONTROL, String.class));

  /** The server of errands goes away, with every connection. */
  void stop() {
    ask("stop");
  }

  /** The server of errands is there again, with what it had. */
  void restart() {
    ask("restart");
  }

  /** The store of parcels takes no more writes. */
  void closeStore() {
    ask("close-store");
  }

  /** Where the store of parcels was is a new one, which takes writes. */
  void reopenStore() {
    ask("reopen-store");
  }

  private void ask(String what) {
    HttpRequest request =
        HttpRequest.newBuilder(control.resolve(what))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 204) {
        throw new AssertionError("the servers did not " + what + ": " + answer.body());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
