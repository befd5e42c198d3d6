package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.tck.transport.TlsEntities.Misnamed;
import io.dustlayer.cdi.tck.transport.TlsEntities.SelfSigned;
import io.dustlayer.cdi.tck.transport.TlsEntities.Trusting;
import io.dustlayer.cdi.tck.transport.TlsEntities.Untrustable;
import io.dustlayer.cdi.tck.transport.TlsEntities.Untrusting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The stores of {@link TlsServers}, as injected. */
@Dependent
public class TlsBeans {

  @Inject DustRepo<Trusting> trusting;
  @Inject DustRepo<Untrusting> untrusting;
  @Inject DustRepo<Misnamed> misnamed;
  @Inject DustRepo<SelfSigned> selfSigned;
  @Inject DustRepo<Untrustable> untrustable;

  @Inject
  @DustStore("tls")
  Dust trustingStore;

  @Inject
  @DustStore("untrusting")
  Dust untrustingStore;

  @Inject
  @DustStore("misnamed")
  Dust misnamedStore;

  @Inject
  @DustStore("selfsigned")
  Dust selfSignedStore;

  @Inject
  @DustStore("untrustable")
  Dust untrustableStore;

  /** Made by the host. */
  public TlsBeans() {
    super();
  }
}
