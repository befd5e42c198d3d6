package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.tls.CertificateProblem;
import io.dustlayer.cdi.tls.NameCheck;
import io.dustlayer.cdi.tls.SelfSigned;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndertowEngineTest {

  @TempDir static Path folder;
  private static SelfSigned certificate;
  private static SelfSigned other;

  private final List<SSLException> told = new ArrayList<>();

  @BeforeAll
  static void make() throws Exception {
    certificate = SelfSigned.in(folder, "server", "dns:server.example");
    other = SelfSigned.in(folder, "other", "dns:server.example");
  }

  @Test
  void a_certificate_that_is_not_trusted_is_told() throws Exception {
    SSLEngine client = client(other, "server.example");

    SSLException failure = catchThrowableOfType(SSLException.class, () -> connect(client));

    assertThat(told).containsOnly(failure);
    assertThat(CertificateProblem.of(failure)).contains(CertificateProblem.NOT_TRUSTED);
  }

  @Test
  void a_certificate_for_another_name_is_told() throws Exception {
    SSLEngine client = client(certificate, "elsewhere.example");

    SSLException failure = catchThrowableOfType(SSLException.class, () -> connect(client));

    assertThat(told).containsOnly(failure);
    assertThat(CertificateProblem.of(failure)).contains(CertificateProblem.OTHER_NAME);
  }

  @Test
  void of_a_good_certificate_nothing_is_told_and_bytes_get_through() throws Exception {
    SSLEngine client = client(certificate, "server.example");
    SSLEngine server = connect(client);

    ByteBuffer sealed = buffer();
    client.wrap(ByteBuffer.wrap("text".getBytes(StandardCharsets.US_ASCII)), sealed);
    ByteBuffer read = buffer();
    server.unwrap(sealed.flip(), read);

    assertThat(StandardCharsets.US_ASCII.decode(read.flip()).toString()).isEqualTo("text");
    assertThat(told).isEmpty();
  }

  @Test
  void what_was_read_ahead_is_looked_at_again_after_a_write() throws Exception {
    SSLEngine client = client(certificate, "server.example");
    SSLEngine server = server();
    ByteBuffer toServer = buffer();
    ByteBuffer toClient = buffer();
    client.wrap(ByteBuffer.allocate(0), toServer);
    while (toServer.position() > 0 || server.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
      step(server, toClient, toServer);
    }

    step(client, toServer, toClient);
    client.getDelegatedTask().run();
    SSLEngineResult read = client.unwrap(toClient.flip(), buffer());
    SSLEngineResult written = client.wrap(ByteBuffer.allocate(0), buffer());

    assertThat(read.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(toClient.hasRemaining()).isTrue();
    assertThat(written.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    client.getDelegatedTask().run();
    assertThat(client.getDelegatedTask()).isNull();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);
  }

  @Test
  void the_engine_hands_on_everything() {
    List<String> inherited = List.of("getPeerHost", "getPeerPort");

    Stream<Method> missing =
        Stream.of(SSLEngine.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !inherited.contains(method.getName()))
            .filter(method -> !endsInTheGeneralForm(method))
            .filter(method -> declared(method).isEmpty());

    assertThat(missing).isEmpty();
  }

  private static boolean endsInTheGeneralForm(Method method) {
    return List.of("wrap", "unwrap").contains(method.getName()) && method.getParameterCount() < 4;
  }

  private static Optional<Method> declared(Method method) {
    return Stream.of(UndertowEngine.class.getDeclaredMethods())
        .filter(own -> own.getName().equals(method.getName()))
        .filter(own -> List.of(own.getParameterTypes()).equals(List.of(method.getParameterTypes())))
        .findAny();
  }

  private SSLEngine client(SelfSigned trusted, String host) throws Exception {
    SSLContext context =
        NameCheck.of(
            trusted.trusted().orElseThrow().context(),
            engine -> new UndertowEngine(engine, told::add));
    SSLEngine client = context.createSSLEngine(host, 443);
    client.setUseClientMode(true);
    return client;
  }

  /** Shakes hands with a server in memory. */
  private static SSLEngine connect(SSLEngine client) throws Exception {
    SSLEngine server = server();
    ByteBuffer toServer = buffer();
    ByteBuffer toClient = buffer();
    client.beginHandshake();
    server.beginHandshake();
    while (isShaking(client) || isShaking(server)) {
      step(client, toServer, toClient);
      step(server, toClient, toServer);
    }
    return server;
  }

  private static SSLEngine server() throws Exception {
    SSLEngine server = certificate.serverContext().createSSLEngine();
    server.setUseClientMode(false);
    return server;
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      default -> {
        engine.unwrap(in.flip(), buffer());
        in.compact();
      }
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(100_000);
  }
}
