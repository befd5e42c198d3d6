package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.tls.PrivateCa;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Servers that speak TLS: one with a certificate of a private authority, one with a certificate of
 * the same authority for another host, one with a certificate that is signed by itself. Not safe
 * for concurrent use.
 */
public final class TlsServers implements AutoCloseable {

  /** Opens trust stores; a secret. */
  private static final String PASSWORD = "tls-secret-of-the-tck";

  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final PrivateCa authority;
  private final DustServer proper;
  private final DustServer misnamed;
  private final DustServer selfSigned;

  private TlsServers(Path folder, Set<Quirk> quirks) {
    this.folder = folder;
    this.authority = PrivateCa.in(folder);
    this.proper = start(authority.issue(HOST, "localhost"), quirks);
    this.misnamed = start(authority.issue("elsewhere.example"), quirks);
    this.selfSigned = start(authority.selfSigned(HOST, "localhost"), quirks);
  }

  /**
   * Starts the servers.
   *
   * @param quirks of each
   * @return running
   * @throws UncheckedIOException if there is no place for certificates
   */
  public static TlsServers start(Set<Quirk> quirks) {
    try {
      return new TlsServers(Files.createTempDirectory("dust-tck-tls"), quirks);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static DustServer start(ServerCertificate certificate, Set<Quirk> quirks) {
    return DustServer.builder()
        .tls(certificate)
        .rateLimits(RateLimits.off())
        .quirks(quirks)
        .start();
  }

  /**
   * The settings of named stores, each with a trust store of another type, one without and one with
   * a file that does not exist.
   *
   * @return values by MP Config key
   */
  public Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    store(config, "tls", proper, authority.trustStore("PKCS12", PASSWORD).toString());
    config.put("dust.stores.tls.tls.trust-store-password", PASSWORD);
    store(config, "untrusting", proper, "");
    store(config, "misnamed", misnamed, authority.pem().toString());
    store(config, "selfsigned", selfSigned, authority.trustStore("JKS", PASSWORD).toString());
    config.put("dust.stores.selfsigned.tls.trust-store-password", PASSWORD);
    config.put("dust.stores.selfsigned.tls.trust-store-type", "JKS");
    store(config, "untrustable", proper, folder.resolve("missing.pem").toString());
    return config;
  }

  /**
   * The settings of a run in which nobody asks for these stores.
   *
   * @return values by MP Config key
   */
  public static Map<String, String> none() {
    return Stream.of("tls", "untrusting", "misnamed", "selfsigned", "untrustable")
        .collect(Collectors.toMap(name -> "dust.stores." + name + ".enabled", name -> "false"));
  }

  private static void store(
      Map<String, String> config, String name, DustServer server, String trustStore) {
    String prefix = "dust.stores." + name + ".";
    config.put(prefix + "store", server.store());
    config.put(prefix + "token", server.token());
    config.put(prefix + "base-url", server.baseUrl().toString());
    config.put(prefix + "transport", "auto");
    if (!trustStore.isEmpty()) {
      config.put(prefix + "tls.trust-store", trustStore);
    }
  }

  /** Stops the servers, and deletes their certificates. */
  @Override
  public void close() {
    List.of(proper, misnamed, selfSigned).forEach(DustServer::close);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
