package io.dustlayer.cdi.tck.chaos;

import io.dustlayer.cdi.server.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The server's own program, which ends when nobody holds its standard input any more. */
final class ServerMain {

  private ServerMain() {}

  public static void main(String[] arguments) {
    Thread watch = new Thread(ServerMain::endWithParent, "chaos-parent");
    watch.setDaemon(true);
    watch.start();
    Main.main(arguments);
  }

  private static void endWithParent() {
    try (InputStream in = System.in) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(3);
  }
}
