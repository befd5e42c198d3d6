package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The suites on Payara Micro. */
class PayaraIT extends WarSuites {

  PayaraIT() {
    super(PayaraMicro.READY);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return PayaraMicro.suites(folder, port);
  }

  @Override
  protected Pattern complaint() {
    return PayaraMicro.COMPLAINT;
  }
}
