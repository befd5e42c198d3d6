package io.dustlayer.cdi.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.tls.PrivateCa;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void theReadyLineSaysWhereTheServerIsAndWhatToUse() throws Exception {
    try (ServerProcess process =
        ServerProcess.start("--port", "0", "--store", "acme/dev", "--token", "my-token")) {
      Matcher ready = process.ready();
      assertThat(ready.group(2)).isEqualTo("acme/dev");
      assertThat(ready.group(3)).isEqualTo("my-token");
      Api api = new Api(Integer.parseInt(ready.group(1)), "acme/dev", "my-token");
      assertThat(api.put("a", "1").status()).isEqualTo(200);
      process.terminate();
      assertThat(process.exitCode()).isEqualTo(128 + 15);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void aKilledServerLosesNoWriteThatItAnswered() throws Exception {
    ConcurrentLinkedQueue<Integer> answered = new ConcurrentLinkedQueue<>();
    String data = folder.toString();
    try (ServerProcess process =
        ServerProcess.start(
            "--port", "0", "--data", data, "--rate-limits", "off", "--compact-after", "7")) {
      Matcher ready = process.ready();
      Api api = new Api(Integer.parseInt(ready.group(1)), ready.group(2), ready.group(3));
      CountDownLatch enough = new CountDownLatch(50);
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(() -> writeUntilCutOff(api, answered, enough));
      enough.await();
      process.kill();
      writer.join();
    }
    try (DustServer server =
        DustServer.builder().data(folder).rateLimits(RateLimits.off()).start()) {
      Api api = new Api(server);
      assertThat(answered)
          .hasSizeGreaterThanOrEqualTo(50)
          .allSatisfy(number -> assertThat(api.get("k" + number).value()).isEqualTo("" + number));
      assertThat(server.admin().storeSeq()).isGreaterThanOrEqualTo(answered.size());
      assertThat(server.admin().audit().ops()).hasSizeLessThan(7);
    }
  }

  @Test
  void compactionLeavesACopyOfEveryOpThatItRemovesIfSoAsked() throws Exception {
    String data = folder.toString();
    try (ServerProcess process =
        ServerProcess.start(
            "--port", "0", "--data", data, "--compact-after", "2", "--keep-every-op")) {
      Matcher ready = process.ready();
      Api api = new Api(Integer.parseInt(ready.group(1)), ready.group(2), ready.group(3));
      for (String value : List.of("1", "2", "3")) {
        assertThat(api.put("a", value).status()).isEqualTo(200);
      }
      process.kill();
    }
    try (DustServer server = DustServer.builder().data(folder).keepEveryOp().start()) {
      assertThat(server.admin().audit().ops())
          .extracting(CommittedOp::storeSeq)
          .containsExactly(1L, 2L, 3L);
    }
  }

  private static void writeUntilCutOff(
      Api api, ConcurrentLinkedQueue<Integer> answered, CountDownLatch enough) {
    try {
      for (int i = 0; api.put("k" + i, "" + i).status() == 200; i++) {
        answered.add(i);
        enough.countDown();
      }
    } catch (UncheckedIOException cutOff) {
      assertThat(answered).isNotEmpty();
    }
  }

  @Test
  void withAKeyStoreItSpeaksTls() throws Exception {
    PrivateCa authority = PrivateCa.in(folder);
    ServerCertificate certificate = authority.issue("127.0.0.1");
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      certificate.keyStore().store(out, certificate.password().toCharArray());
    }
    String key = "--tls-key-store=" + file;

    try (ServerProcess process =
        ServerProcess.start(
            "--port=0", key, "--tls-key-store-password=" + certificate.password())) {
      assertThat(process.ready().group()).contains(" ready at https://127.0.0.1:");
    }
    try (ServerProcess process =
        ServerProcess.start("--port=0", key, "--tls-key-store-password=wrong-one")) {
      assertThat(process.errors()).contains("server.p12").doesNotContain("wrong-one");
      assertThat(process.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void helpListsTheOptionsAndTheQuirks() throws Exception {
    try (ServerProcess process = ServerProcess.start("--help")) {
      assertThat(process.output())
          .contains("--data", "--rate-limits", "case-folding", "not for production");
      assertThat(process.exitCode()).isZero();
    }
  }

  @Test
  void aBusyPortIsOneLineAndAnExitCode() throws Exception {
    try (DustServer other = DustServer.builder().start()) {
      assertFails(1, "127.0.0.1:" + other.port(), "--port", "" + other.port());
    }
  }

  @Test
  void aFolderInUseIsOneLineAndAnExitCode() throws Exception {
    try (DustServer other = DustServer.builder().data(folder).start()) {
      assertThat(other.port()).isPositive();
      assertFails(1, "in use by another Dust server", "--port", "0", "--data", folder.toString());
    }
  }

  @Test
  void aDamagedFileIsOneLineAndAnExitCode() throws Exception {
    Path file = folder.resolve("acme/main.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "not a database at all, whatever it is called ".repeat(50));
    assertFails(1, "main.db cannot be used", "--port", "0", "--data", folder.toString());
  }

  @Test
  void aWrongOptionIsOneLineAndAnExitCode() throws Exception {
    assertFails(2, "'--port': 'x' is not an int", "--port", "x");
    assertFails(2, "unknown quirk \"nope\"", "--quirks", "nope");
    assertFails(2, "--compact-after \"0\"", "--compact-after", "0");
    assertFails(2, "\"acme\" is not a store name", "--store", "acme");
  }

  private static void assertFails(int exitCode, String message, String... arguments)
      throws IOException, InterruptedException {
    try (ServerProcess process = ServerProcess.start(arguments)) {
      String errors = process.errors();
      assertThat(errors.lines()).singleElement().asString().contains(message);
      assertThat(process.exitCode()).isEqualTo(exitCode);
    }
  }
}
