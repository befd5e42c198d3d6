package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;

/** Entities that break a rule, each with a bean that injects its repository. */
final class BrokenEntities {

  private BrokenEntities() {}

  @DustSchema(prefix = "no-slug")
  record NoSlug(String title) {}

  @DustSchema(prefix = "slug-of-wrong-type")
  record SlugOfWrongType(int slug, String title) {}

  @DustSchema(prefix = {})
  record NoPrefix(String slug, String title) {}

  @DustSchema(prefix = {"a", ""})
  record EmptySegment(String slug, String title) {}

  @DustSchema(prefix = "unknown-required", required = "titel")
  record UnknownRequired(String slug, String title) {}

  @DustSchema(prefix = "abstract-class")
  abstract static class AbstractClass {
    public String slug;
    public String title;
  }

  @DustSchema(prefix = "interface")
  interface Interface {
    /** The key. */
    String getSlug();
  }

  @DustSchema(prefix = "enum")
  enum Enumeration {
    ONE
  }

  @DustSchema(prefix = "annotation")
  @interface Annotation {}

  @DustSchema(prefix = "generic")
  record Generic<T>(String slug, String title) {}

  @DustSchema(prefix = {"same", "prefix"})
  record SamePrefix(String slug, String title) {}

  @DustSchema(prefix = {"same", "prefix"})
  record SamePrefixAgain(String slug, String title) {}

  @DustSchema(prefix = {"same", "prefix", "inside"})
  record InsidePrefix(String slug, String title) {}

  @DustSchema(prefix = {"Same", "PREFIX"})
  record PrefixInOtherCase(String slug, String title) {}

  @DustSchema(prefix = "no-constructor")
  static class NoConstructor {
    public String slug;
    public String title;

    NoConstructor(String slug) {
      this.slug = slug;
    }
  }

  @DustSchema(prefix = "private-constructor")
  static class PrivateConstructor {
    public String slug;
    public String title;

    private PrivateConstructor() {}
  }

  @DustSchema(prefix = "taken-name")
  record TakenName(String slug, String title, @JsonbProperty("title") String topic) {}

  @DustSchema(prefix = "reserved-name")
  record ReservedName(String slug, @JsonbProperty("_type") String kind) {}

  @DustSchema(prefix = "inner")
  class Inner {
    public String slug;
    public String title;
  }

  @DustSchema(prefix = "unstorable")
  record Unstorable(String slug, Runnable action, Thread thread) {}

  @DustSchema(prefix = "nothing-but-the-slug")
  record NothingButTheSlug(String slug) {}

  @DustSchema(prefix = "store-key", store = "a.b")
  record StoreKey(String slug, String title) {}

  // In what build-time metadata shows of these two, nothing is wrong.
  @DustSchema(prefix = "final-field")
  static class FinalField {
    public String slug;
    public String title;
    public final String fixed = "";
  }

  @DustSchema(prefix = "nested-types")
  record NestedTypes(
      String slug,
      List<? extends Number> bounded,
      Map<String, List<? super Integer>> nested,
      Map.Entry<String, Long> entry) {}

  @Dependent
  static class AsksForNothingWrong {
    @Inject DustRepo<SamePrefix> repo;
  }

  /** Asks for one entity each. */
  @Dependent
  static class AsksForNoSlug {
    @Inject DustRepo<NoSlug> repo;
  }

  @Dependent
  static class AsksForSlugOfWrongType {
    @Inject DustRepo<SlugOfWrongType> repo;
  }

  @Dependent
  static class AsksForNoPrefix {
    @Inject DustRepo<NoPrefix> repo;
  }

  @Dependent
  static class AsksForEmptySegment {
    @Inject DustRepo<EmptySegment> repo;
  }

  @Dependent
  static class AsksForUnknownRequired {
    @Inject DustRepo<UnknownRequired> repo;
  }

  @Dependent
  static class AsksForUnusableShapes {
    @Inject DustRepo<AbstractClass> abstractClass;
    @Inject DustRepo<Interface> interfaces;
    @Inject DustRepo<Enumeration> enumeration;
    @Inject DustRepo<Annotation> annotation;
  }

  @Dependent
  static class AsksForGeneric {
    @Inject DustRepo<Generic<String>> repo;
  }

  @Dependent
  static class AsksForSamePrefix {
    @Inject DustRepo<SamePrefix> one;
    @Inject DustRepo<SamePrefixAgain> other;
  }

  @Dependent
  static class AsksForInsidePrefix {
    @Inject DustRepo<SamePrefix> one;
    @Inject DustRepo<InsidePrefix> other;
  }

  @Dependent
  static class AsksForPrefixInOtherCase {
    @Inject DustRepo<SamePrefix> one;
    @Inject DustRepo<PrefixInOtherCase> other;
  }

  @Dependent
  static class AsksForNoConstructor {
    @Inject DustRepo<NoConstructor> none;
    @Inject DustRepo<PrivateConstructor> hidden;
  }

  @Dependent
  static class AsksForNames {
    @Inject DustRepo<TakenName> taken;
    @Inject DustRepo<ReservedName> reserved;
  }

  @Dependent
  static class AsksForInner {
    @Inject DustRepo<Inner> repo;
  }

  @Dependent
  static class AsksForUnstorable {
    @Inject DustRepo<Unstorable> repo;
  }

  @Dependent
  static class AsksForNothingButTheSlug {
    @Inject DustRepo<NothingButTheSlug> repo;
  }

  @Dependent
  static class AsksForStoreKey {
    @Inject DustRepo<StoreKey> repo;
  }

  @Dependent
  static class AsksForWhatOnlyReflectionRefuses {
    @Inject DustRepo<FinalField> field;
    @Inject DustRepo<NestedTypes> types;
  }
}
