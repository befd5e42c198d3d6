package io.dustlayer.cdi.server.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A certificate authority that nobody trusts unless told to, for tests. Made by the JDK's {@code
 * keytool}, in a folder that is the caller's to delete. Not thread-safe.
 */
public final class PrivateCa {

  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final Path keys;
  private int issued;

  private PrivateCa(Path folder) {
    this.folder = folder;
    this.keys = folder.resolve("authority.p12");
  }

  /**
   * Makes an authority.
   *
   * @param folder for its files; of no other authority
   * @return ready to issue certificates
   * @throws UncheckedIOException if the folder cannot be written or there is no {@code keytool}
   */
  public static PrivateCa in(Path folder) {
    PrivateCa authority = new PrivateCa(folder);
    authority.generate(AUTHORITY, "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
    return authority;
  }

  /**
   * Issues a certificate.
   *
   * @param names of the server: host names, and IPv4 addresses
   * @return the certificate with its key and that of the authority
   */
  public ServerCertificate issue(String... names) {
    String alias = "server-" + ++issued;
    generate(alias, "-signer", AUTHORITY, "-ext", alternativeNames(names));
    return exported(alias);
  }

  /**
   * Makes a certificate that is signed by itself: this authority has nothing to do with it.
   *
   * @param names of the server: host names, and IPv4 addresses
   * @return the certificate with its key
   */
  public ServerCertificate selfSigned(String... names) {
    String alias = "self-signed-" + ++issued;
    generate(alias, "-ext", alternativeNames(names));
    return exported(alias);
  }

  /**
   * Writes the authority's certificate as text.
   *
   * @return a file with nothing else
   */
  public Path pem() {
    try {
      byte[] der = load().getCertificate(AUTHORITY).getEncoded();
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return Files.writeString(
          folder.resolve("authority.pem"),
          "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
          StandardCharsets.US_ASCII);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * Writes the authority's certificate into a store.
   *
   * @param type {@code PKCS12} or {@code JKS}
   * @param password for the store
   * @return a file with nothing else
   */
  public Path trustStore(String type, String password) {
    Path file = folder.resolve("trust." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      store.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
      store.store(out, password.toCharArray());
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String alternativeNames(String... names) {
    return Stream.of(names)
        .map(name -> (name.matches("[0-9.]+") ? "ip:" : "dns:") + name)
        .collect(Collectors.joining(",", "san=", ""));
  }

  private void generate(String alias, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=dust-cdi test " + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-1d"));
    command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      keytool.getOutputStream().close();
      String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + output);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("keytool did not run", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private ServerCertificate exported(String alias) {
    try {
      KeyStore all = load();
      Certificate[] chain = all.getCertificateChain(alias);
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      one.setKeyEntry(
          alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
      return new ServerCertificate(one, PASSWORD);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
  }
}
