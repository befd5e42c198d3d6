package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.DustSchema;

/** A record for each way in which a server can prove, or not prove, who it is. */
final class TlsEntities {

  private static final String PREFIX = "secured";

  private TlsEntities() {}

  /** Of a store whose trust store has the authority of its server. */
  @DustSchema(prefix = PREFIX, store = "tls")
  public record Trusting(String slug, String text) {}

  /** Of a store at the same server, without a trust store. */
  @DustSchema(prefix = PREFIX, store = "untrusting")
  public record Untrusting(String slug, String text) {}

  /** Of a store whose server has a trusted certificate of another host. */
  @DustSchema(prefix = PREFIX, store = "misnamed")
  public record Misnamed(String slug, String text) {}

  /** Of a store whose server has a certificate of nobody but itself. */
  @DustSchema(prefix = PREFIX, store = "selfsigned")
  public record SelfSigned(String slug, String text) {}

  /** Of a store whose trust store does not exist. */
  @DustSchema(prefix = PREFIX, store = "untrustable")
  public record Untrustable(String slug, String text) {}
}
