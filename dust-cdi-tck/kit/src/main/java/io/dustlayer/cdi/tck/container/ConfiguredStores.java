package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.tck.container.Injected.Heirloom;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** A bean that asks for named stores, most of them with something wrong in their settings. */
@Dependent
public class ConfiguredStores {

  @Inject DustRepo<Heirloom> heirlooms;

  @Inject
  @DustStore("heir")
  Dust heir;

  @Inject
  @DustStore("tokenless")
  Dust tokenless;

  @Inject
  @DustStore("off")
  Dust off;

  @Inject
  @DustStore("late")
  Dust late;

  @Inject
  @DustStore("wrong-base-url")
  Dust wrongBaseUrl;

  @Inject
  @DustStore("wrong-connect-timeout")
  Dust wrongConnectTimeout;

  @Inject
  @DustStore("wrong-read-timeout")
  Dust wrongReadTimeout;

  @Inject
  @DustStore("wrong-page-size")
  Dust wrongPageSize;

  @Inject
  @DustStore("wrong-flat-writes")
  Dust wrongFlatWrites;

  @Inject
  @DustStore("wrong-transport")
  Dust wrongTransport;

  @Inject
  @DustStore("wrong-enabled")
  Dust wrongEnabled;

  @Inject
  @DustStore("wrong-token")
  Dust wrongToken;

  /** Made by the host. */
  public ConfiguredStores() {
    super();
  }
}
