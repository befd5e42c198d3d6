package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.tls.TrustStore;
import io.dustlayer.cdi.tls.TrustStoreException;
import io.dustlayer.cdi.tls.TrustStoreFile;
import io.dustlayer.cdi.tls.TrustStoreType;
import java.util.Optional;

/** Reads trust stores, and says which setting is wrong if that fails. */
final class TrustStores {

  private TrustStores() {}

  /**
   * Reads a trust store.
   *
   * @param file where its file is set
   * @param path the file
   * @param type empty to recognize it
   * @param passwordName where its password is set, or would be
   * @param password a secret; it appears in no message
   * @return with at least one certificate
   * @throws DustException {@code INVALID_PARAMS} if it cannot be used
   */
  static TrustStore read(
      SettingName file,
      String path,
      Optional<TrustStoreType> type,
      SettingName passwordName,
      Optional<String> password) {
    try {
      return TrustStoreFile.read(path, type, password);
    } catch (TrustStoreException unusable) {
      String shown = SettingFormat.shown(path);
      String why = "is " + shown + ", " + unusable.getMessage();
      throw switch (unusable.problem()) {
        case FILE -> file.wrong("DUST0317", why);
        case CONTENT -> file.wrong("DUST0318", why);
        case EMPTY ->
            file.wrong(
                "DUST0319",
                why
                    + ". (A PKCS12 file made by openssl marks none unless told to by -jdktrust: use"
                    + " the PEM file itself)");
        case PASSWORD -> passwordName.wrong("DUST0320", "does not open the trust store " + shown);
        case PASSWORD_MISSING ->
            passwordName.wrong("DUST0320", "is missing, and the trust store " + shown + " has one");
      };
    }
  }
}
