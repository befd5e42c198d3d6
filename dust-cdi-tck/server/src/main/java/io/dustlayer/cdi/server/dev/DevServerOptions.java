package io.dustlayer.cdi.server.dev;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How a server for development is wanted. Its text never shows the token.
 *
 * @param place an absolute folder, or {@code memory}
 * @param port 0 for any free one
 * @param token empty for one that is made up
 */
record DevServerOptions(String place, int port, Optional<String> token) {

  static final String MEMORY = "memory";

  private static final String DATA_KEY = "dust.dev-server.data";
  private static final String PORT_KEY = "dust.dev-server.port";
  private static final String TOKEN_KEY = "dust.dev-server.token";

  static DevServerOptions of(Config config) {
    String data = config.getOptionalValue(DATA_KEY, String.class).orElse(".dust");
    return new DevServerOptions(
        data.equals(MEMORY) ? MEMORY : Path.of(data).toAbsolutePath().normalize().toString(),
        port(config),
        config.getOptionalValue(TOKEN_KEY, String.class));
  }

  private static int port(Config config) {
    String text = config.getOptionalValue(PORT_KEY, String.class).orElse("0");
    try {
      int port = Integer.parseInt(text.trim());
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, like a number that is none of a port.
    }
    throw new IllegalArgumentException(
        PORT_KEY
            + " (environment variable DUST_DEV_SERVER_PORT) must be a port, 0 to 65535, where 0"
            + " means any free one, not '"
            + text
            + "'");
  }

  boolean inMemory() {
    return place.equals(MEMORY);
  }

  @Override
  public String toString() {
    return "DevServerOptions[" + place + ", port " + port + ']';
  }
}
