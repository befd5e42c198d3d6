package io.dustlayer.cdi.tck.durable;

import io.dustlayer.cdi.DustSchema;

/** A record for each store with files, as {@link DurableServers} configures them. */
final class DurableEntities {

  private DurableEntities() {}

  /** Of the store with an outbox and a cache in one folder. */
  @DustSchema(
      prefix = {"tck", "errands"},
      required = "text",
      store = "durable")
  public record Errand(String slug, String text) {}

  /** Of a store whose server refuses every write until it is another one. */
  @DustSchema(
      prefix = {"tck", "parcels"},
      store = "closed")
  public record Parcel(String slug, String text) {}

  /** Of the same store as errands, as another user of their outbox. */
  @DustSchema(
      prefix = {"tck", "errands"},
      store = "sameoutbox")
  public record Rival(String slug, String text) {}

  /** Of a store whose cache is damaged between two runs. */
  @DustSchema(
      prefix = {"tck", "keepsakes"},
      store = "damaged")
  public record Keepsake(String slug, String text) {}

  /** Of a store whose outbox is damaged between two runs. */
  @DustSchema(
      prefix = {"tck", "letters"},
      store = "spoiled")
  public record Letter(String slug, String text) {}
}
