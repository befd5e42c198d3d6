package io.dustlayer.cdi.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that a server's own one must lead to, and no others. Hosts differ in what they
 * take: some a key store, some an SSL context.
 */
public final class TrustStore {

  private final KeyStore certificates;
  private final SSLContext context;

  private TrustStore(KeyStore certificates, SSLContext context) {
    this.certificates = certificates;
    this.context = context;
  }

  /**
   * A trust store.
   *
   * @param certificates at least one
   * @return in one form, whatever the certificates were read from
   * @throws IllegalStateException if the JVM cannot make use of them
   */
  static TrustStore of(Collection<? extends Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return new TrustStore(store, context);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new IllegalStateException("the JVM cannot use the trusted certificates", unusable);
    }
  }

  /**
   * The certificates.
   *
   * @return not to be changed
   */
  public KeyStore keyStore() {
    return certificates;
  }

  /**
   * A context that trusts these certificates. Whether the name of a server is checked is up to its
   * user, as with every context of the JDK.
   *
   * @return always the same
   */
  public SSLContext context() {
    return context;
  }
}
