package io.dustlayer.cdi.tls;

import io.dustlayer.cdi.tls.TrustStoreException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads trusted certificates from files of the usual types. */
public final class TrustStoreFile {

  private static final Pattern PEM_CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private final byte[] content;
  private final TrustStoreType type;

  private TrustStoreFile(byte[] content, TrustStoreType type) {
    this.content = content;
    this.type = type;
  }

  /**
   * Reads a file.
   *
   * @param file its name
   * @param type what it is; empty to recognize it
   * @param password what opens it; certificates in PEM have none
   * @return with at least one certificate
   * @throws TrustStoreException if that is not possible
   */
  public static TrustStore read(
      String file, Optional<TrustStoreType> type, Optional<String> password)
      throws TrustStoreException {
    byte[] content = content(file);
    TrustStoreFile read =
        new TrustStoreFile(content, type.orElseGet(() -> TrustStoreType.of(content)));
    List<Certificate> certificates =
        read.type == TrustStoreType.PEM ? read.fromPem() : read.fromStore(password);
    if (certificates.isEmpty()) {
      throw new TrustStoreException(
          Problem.EMPTY, "which holds no certificate that is marked as trusted", null);
    }
    return TrustStore.of(certificates);
  }

  private static byte[] content(String file) throws TrustStoreException {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new TrustStoreException(Problem.FILE, "which is a folder", null);
      }
      return Files.readAllBytes(path);
    } catch (InvalidPathException notName) {
      throw new TrustStoreException(Problem.FILE, "which is no name of a file", notName);
    } catch (NoSuchFileException missing) {
      throw new TrustStoreException(Problem.FILE, "which does not exist", missing);
    } catch (IOException unreadable) {
      throw new TrustStoreException(
          Problem.FILE,
          "which cannot be read (" + unreadable.getClass().getSimpleName() + ")",
          unreadable);
    }
  }

  // Files of authorities often hold comments, and sometimes keys, between the certificates.
  private List<Certificate> fromPem() throws TrustStoreException {
    List<Certificate> certificates = new ArrayList<>();
    Matcher blocks = PEM_CERTIFICATE.matcher(new String(content, StandardCharsets.ISO_8859_1));
    while (blocks.find()) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(blocks.group(1));
        certificates.add(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException | IllegalArgumentException damaged) {
        throw new TrustStoreException(
            Problem.CONTENT,
            "whose certificate number " + (certificates.size() + 1) + " is damaged",
            damaged);
      }
    }
    return certificates;
  }

  private List<Certificate> fromStore(Optional<String> password) throws TrustStoreException {
    if (password.isPresent()) {
      return fromStore(password.get().toCharArray());
    }
    List<Certificate> open = fromStore((char[]) null);
    if (!open.isEmpty() || type == TrustStoreType.JKS) {
      return open;
    }
    // What is encrypted stays hidden without a password; an empty one is one, too.
    try {
      return fromStore(new char[0]);
    } catch (TrustStoreException closed) {
      throw closed.problem() == Problem.PASSWORD
          ? new TrustStoreException(Problem.PASSWORD_MISSING, closed.getMessage(), closed)
          : closed;
    }
  }

  private List<Certificate> fromStore(char[] password) throws TrustStoreException {
    try {
      KeyStore store = KeyStore.getInstance(type.name());
      store.load(new ByteArrayInputStream(content), password);
      List<Certificate> certificates = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        certificates.add(store.getCertificate(alias));
      }
      return certificates;
    } catch (IOException unreadable) {
      throw unreadable.getCause() instanceof UnrecoverableKeyException
          ? new TrustStoreException(Problem.PASSWORD, "which it does not open", unreadable)
          : damaged(unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw damaged(unreadable);
    }
  }

  private TrustStoreException damaged(Exception cause) {
    return new TrustStoreException(
        Problem.CONTENT, "which is not a " + type + " file, or is damaged", cause);
  }
}
