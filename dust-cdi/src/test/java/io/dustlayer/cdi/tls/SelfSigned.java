package io.dustlayer.cdi.tls;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate that is its own authority, made by the JDK's keytool: whoever trusts it
 * trusts that server.
 */
public final class SelfSigned {

  /** Of the key store, and of what {@link #store} writes. */
  public static final String PASSWORD = "s3cr3t-of-the-store";

  private final Path folder;
  private final Path keyStore;

  private SelfSigned(Path folder, Path keyStore) {
    this.folder = folder;
    this.keyStore = keyStore;
  }

  /** A certificate; the name of its file tells it from others in the folder. */
  public static SelfSigned in(Path folder, String file, String alternativeName)
      throws IOException, InterruptedException {
    Path keyStore = folder.resolve(file + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=" + file,
                "-ext",
                "san=" + alternativeName,
                "-keyalg",
                "EC",
                "-startdate",
                "-1d",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(output);
    }
    return new SelfSigned(folder, keyStore);
  }

  /** The file with the key. */
  public Path keyStore() {
    return keyStore;
  }

  /** What a server needs. */
  public SSLContext serverContext() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(keyStore.toFile(), chars()), chars());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** What a client needs that trusts this server. */
  public Optional<TrustStore> trusted() throws IOException, GeneralSecurityException {
    return Optional.of(TrustStore.of(List.of(certificate())));
  }

  /** A store with nothing but the certificate. */
  public Path store(String type) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("trust." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      store.setCertificateEntry("server", certificate());
      store.store(out, chars());
    }
    return file;
  }

  /** The certificate as text. */
  public String pem() throws IOException, GeneralSecurityException {
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }

  private Certificate certificate() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keyStore.toFile(), chars()).getCertificate("server");
  }

  private static char[] chars() {
    return PASSWORD.toCharArray();
  }

  /** A server with this certificate, on a free port of the loopback address; not started. */
  public WireMockServer server() {
    return new WireMockServer(
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .httpDisabled(true)
            .dynamicHttpsPort()
            .keystoreType("PKCS12")
            .keystorePath(keyStore().toString())
            .keystorePassword(PASSWORD)
            .keyManagerPassword(PASSWORD));
  }
}
