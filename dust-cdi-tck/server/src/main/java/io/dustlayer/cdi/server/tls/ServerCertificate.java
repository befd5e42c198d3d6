package io.dustlayer.cdi.server.tls;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;

/**
 * What a server proves with who it is. Its text shows no secret.
 *
 * @param keyStore holds a private key with its certificate
 * @param password opens the key
 */
public record ServerCertificate(KeyStore keyStore, String password) {

  /**
   * Checks that nothing is null.
   *
   * @param keyStore holds a private key with its certificate
   * @param password opens the key
   */
  public ServerCertificate {
    Objects.requireNonNull(keyStore, "keyStore");
    Objects.requireNonNull(password, "password");
  }

  /**
   * Reads a key store.
   *
   * @param file of type PKCS12 or JKS
   * @param password of the store and of the key in it
   * @return the certificate
   * @throws IllegalArgumentException if the file is no key store or has another password
   */
  public static ServerCertificate read(File file, String password) {
    try {
      return new ServerCertificate(KeyStore.getInstance(file, password.toCharArray()), password);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          "the key store " + file + " cannot be read (" + unreadable.getMessage() + ")",
          unreadable);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ServerCertificate[" + keyStore.getType() + ']';
  }
}
