package io.dustlayer.cdi.server.cli;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.DustServerBuilder;
import io.dustlayer.cdi.server.ServerStartException;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a server from the command line and runs until the process is told to stop. */
@Command(
    name = "dust-cdi-server",
    mixinStandardHelpOptions = true,
    version = "dust-cdi-server, Dust protocol capability version 3",
    sortOptions = false,
    description = "A Dust server for development and tests. It is not for production.")
public final class Main implements Callable<Integer> {
  private static final String MEMORY = "memory";
  private static final String NEVER = "never";
  private static final String NAME = "dust-cdi-server: ";

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "address to listen on (default: ${DEFAULT-VALUE}, this machine only)")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "7755",
      description = "port to listen on, 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--tls-key-store",
      paramLabel = "FILE",
      description = "PKCS12 or JKS file with the server's key, to speak TLS (default: plain)")
  private File tlsKeyStore;

  @Option(
      names = "--tls-key-store-password",
      defaultValue = "",
      paramLabel = "PASSWORD",
      description = "its password (default: an empty one)")
  private String tlsKeyStorePassword;

  @Option(
      names = "--data",
      defaultValue = MEMORY,
      paramLabel = "DIR|memory",
      description = "folder to keep the stores in (default: ${DEFAULT-VALUE})")
  private String data;

  @Option(
      names = "--store",
      defaultValue = "acme/main",
      paramLabel = "ORG/NAME",
      description = "store to create, repeatable (default: ${DEFAULT-VALUE})")
  private List<String> stores;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "token with full access, repeatable (default: a random one)")
  private List<String> tokens;

  @Option(
      names = "--rate-limits",
      defaultValue = "default",
      paramLabel = "off|default|W,R",
      description = "writes and reads a minute for each token (default: ${DEFAULT-VALUE})")
  private String rateLimits;

  @Option(
      names = "--quirks",
      defaultValue = "none",
      paramLabel = "none|real|NAME,…",
      description = {
        "deviations of real servers from their documentation (default: ${DEFAULT-VALUE}); names:",
        "${COMPLETION-CANDIDATES}"
      },
      completionCandidates = QuirkNames.class)
  private String quirks;

  @Option(
      names = "--compact-after",
      defaultValue = "never",
      paramLabel = "OPS|never",
      description = "ops since the last snapshot that make another (default: ${DEFAULT-VALUE})")
  private String compactAfter;

  @Option(
      names = "--keep-every-op",
      description = "keep the ops that compaction takes from the log, for audits of the data")
  private boolean keepEveryOp;

  /** The defaults. */
  public Main() {
    // picocli sets the fields.
  }

  /**
   * Runs the server.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          wrong.getCommandLine().getErr().println(NAME + wrong.getMessage() + "; see --help");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(command, failure));
    System.exit(line.execute(arguments));
  }

  private static int failed(CommandLine command, Exception failure) throws Exception {
    if (failure instanceof ServerStartException) {
      command.getErr().println(NAME + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (failure instanceof IllegalArgumentException) {
      command.getErr().println(NAME + failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw failure;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (DustServer server = configured().start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "dust-server-shutdown"));
      System.out.println(
          "Dust server (not for production) ready at "
              + server.baseUrl()
              + " store "
              + server.store()
              + " token "
              + server.token());
      new CountDownLatch(1).await();
    }
    return CommandLine.ExitCode.OK;
  }

  private DustServerBuilder configured() {
    DustServerBuilder builder =
        DustServer.builder()
            .host(host)
            .port(port)
            .rateLimits(RateLimits.parse(rateLimits))
            .quirks(Quirk.parse(quirks));
    if (tlsKeyStore != null) {
      builder.tls(ServerCertificate.read(tlsKeyStore, tlsKeyStorePassword));
    }
    if (!data.equals(MEMORY)) {
      builder.data(Path.of(data));
    }
    if (!compactAfter.equals(NEVER)) {
      builder.compactAfter(ops(compactAfter));
    }
    if (keepEveryOp) {
      builder.keepEveryOp();
    }
    stores.forEach(builder::store);
    if (tokens != null) {
      tokens.forEach(builder::token);
    }
    return builder;
  }

  private static long ops(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new IllegalArgumentException(
          "--compact-after \"" + text + "\" is neither a positive number of ops nor never");
    }
    return Long.parseLong(text);
  }
}
