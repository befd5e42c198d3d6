package io.dustlayer.cdi.tck.durable;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import io.dustlayer.cdi.tck.durable.DurableEntities.Keepsake;
import io.dustlayer.cdi.tck.durable.DurableEntities.Letter;
import io.dustlayer.cdi.tck.durable.DurableEntities.Parcel;
import io.dustlayer.cdi.tck.durable.DurableEntities.Rival;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The stores of {@link DurableServers}, as injected. */
@Dependent
public class DurableBeans {

  @Inject DustRepo<Errand> errands;
  @Inject DustRepo<Parcel> parcels;
  @Inject DustRepo<Rival> rivals;
  @Inject DustRepo<Keepsake> keepsakes;
  @Inject DustRepo<Letter> letters;
  @Inject Told told;

  @Inject
  @DustStore("durable")
  Dust store;

  @Inject
  @DustStore("closed")
  Dust closed;

  @Inject
  @DustStore("samecache")
  Dust sameCache;

  @Inject
  @DustStore("damaged")
  Dust damaged;

  @Inject
  @DustStore("spoiled")
  Dust spoiled;

  /** Made by the host. */
  public DurableBeans() {
    super();
  }
}
