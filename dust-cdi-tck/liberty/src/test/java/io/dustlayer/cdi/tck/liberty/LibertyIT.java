package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The suites on Open Liberty. */
class LibertyIT extends WarSuites {

  LibertyIT() {
    super(OpenLiberty.READY);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return OpenLiberty.command(folder, port, Map.of("/", war()));
  }

  @Override
  protected Pattern complaint() {
    // Its Rest Client tells of each client that a setting is used which the library needs, and its
    // TLS of each server that is not trusted.
    return Pattern.compile(
        "FFDC1015I(?!.*(SSLHandshake|Validator|Certificate)Exception)|\\[(WARNING|ERROR) *\\]"
            + " (?!DUST|CWPKI08|The default ResponseExceptionMapper has been disabled)");
  }
}
