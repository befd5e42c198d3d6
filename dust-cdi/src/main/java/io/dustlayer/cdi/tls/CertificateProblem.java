package io.dustlayer.cdi.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a client refuses the certificate of a server. */
public enum CertificateProblem {

  /** It leads to no certificate that is trusted. */
  NOT_TRUSTED("the server's certificate is not trusted"),

  /** It is the certificate of another host. */
  OTHER_NAME("the server's certificate is not for this host");

  private static final int MAX_CAUSES = 20;

  private final String clause;

  CertificateProblem(String clause) {
    this.clause = clause;
  }

  /**
   * What is wrong, for a message.
   *
   * @return a clause without full stop
   */
  public String clause() {
    return clause;
  }

  /**
   * What an exception of a client says about the certificate.
   *
   * @param thrown of any client
   * @return empty if it says nothing
   */
  public static Optional<CertificateProblem> of(Throwable thrown) {
    boolean otherName = false;
    Throwable link = thrown;
    for (int depth = 0; link != null && depth < MAX_CAUSES; depth++) {
      if (link instanceof CertPathBuilderException
          || link instanceof CertPathValidatorException
          || isWithoutPath(link)) {
        return Optional.of(NOT_TRUSTED);
      }
      otherName |= link instanceof SSLPeerUnverifiedException || isMismatch(link);
      link = link.getCause();
    }
    return otherName ? Optional.of(OTHER_NAME) : Optional.empty();
  }

  // Open Liberty hands on the text of the cause alone.
  private static boolean isWithoutPath(Throwable link) {
    return link instanceof CertificateException
        && String.valueOf(link.getMessage()).startsWith("PKIX path ");
  }

  // The JDK has no class for it.
  private static boolean isMismatch(Throwable link) {
    String message = String.valueOf(link.getMessage());
    return link instanceof CertificateException
        && (message.startsWith("No subject alternative ") || message.startsWith("No name "));
  }
}
