package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.DustSchema;

/** Entities, each of which a container finds in one way only. */
public final class Injected {

  private Injected() {}

  /**
   * Asked for by a field.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "field"})
  public record ByField(String slug, String text) {}

  /**
   * Asked for by a constructor.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "constructor"})
  public record ByConstructor(String slug, String text) {}

  /**
   * Asked for by an initializer method.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "initializer"})
  public record ByInitializer(String slug, String text) {}

  /**
   * Asked for by an observer of something else.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "observer"})
  public record ByObserver(String slug, String text) {}

  /**
   * Asked for by a producer method.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "producer"})
  public record ByProducer(String slug, String text) {}

  /**
   * Asked for by a disposer method.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "disposer"})
  public record ByDisposer(String slug, String text) {}

  /**
   * Asked for by an {@code Instance}.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "instance"})
  public record ByInstance(String slug, String text) {}

  /**
   * Asked for by a {@code Provider}.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "provider"})
  public record ByProvider(String slug, String text) {}

  /**
   * Asked for by a generic superclass.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "superclass"})
  public record BySuperclass(String slug, String text) {}

  /** A class, asked for by a field. */
  @DustSchema(prefix = {"tck", "injected", "class"})
  public static class AsClass {

    /** The key. */
    public String slug;

    /** One value. */
    public String text;

    /** An empty one; for the mapping, too. */
    public AsClass() {
      super();
    }
  }

  /**
   * Asked for by nothing, but listed in {@code META-INF/dust-schemas}.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "listed"})
  public record Listed(String slug, String text) {}

  /**
   * Asked for by nothing, but the type of an event that is observed.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(
      prefix = {"tck", "injected", "observed"},
      store = "live")
  public record Observed(String slug, String text) {}

  /**
   * Asked for by nothing, but named by the qualifier of an event that is observed.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(
      prefix = {"tck", "injected", "named"},
      store = "live")
  public record NamedByQualifier(String slug, String text) {}

  /**
   * Has an alternative in place of its repository.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(prefix = {"tck", "injected", "replaced"})
  public record Replaced(String slug, String text) {}

  /**
   * A record of a named store that takes everything that it may from the default store.
   *
   * @param slug the key
   * @param text one value
   */
  @DustSchema(
      prefix = {"tck", "injected", "heirloom"},
      store = "heir")
  public record Heirloom(String slug, String text) {}
}
