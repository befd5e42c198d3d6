package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.schema.SchemaProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;

/** Observers that no event could reach, and the rows about them. */
final class BrokenObservers {

  private BrokenObservers() {}

  /** Not a schema. */
  record Plain(String slug, String title) {}

  /** A schema without mistakes. */
  @DustSchema(prefix = "observed")
  record Observed(String slug, String title) {}

  /** Found by nothing but an observer of it, which itself is as it should be. */
  @DustSchema(prefix = "observed-only")
  record WithoutSlug(String title) {}

  /** Names a class that is not a schema in every qualifier that names one. */
  @Dependent
  static class OfNoSchema {
    void deleted(@Observes @Deleted(Plain.class) String slug) {}

    void changed(@Observes @Changed(Plain.class) DustChange change) {}

    void raw(@ObservesAsync @Raw(Plain[].class) OpEvent op) {}

    void resync(@Observes @ResyncRequired(Plain.class) Resync resync) {}
  }

  /** Declares parameters of types that the events have not. */
  @Dependent
  static class OfOtherTypes {
    void deleted(@Observes @Deleted(Observed.class) Observed link) {}

    void changed(@Observes @Changed(Observed.class) Observed link) {}

    void raw(@Observes @Raw(Observed.class) DustChange change) {}

    void resync(@ObservesAsync @ResyncRequired(Observed.class) String slug) {}

    void deletedInGeneral(@Observes @Deleted(Observed.class) Comparable<String> fine) {}

    void deletedOfOther(@Observes @Deleted(Observed.class) Comparable<Observed> slug) {}
  }

  /** Waits for upserts of what is never upserted. */
  @Dependent
  static class OfPlainClass {
    void upserted(@Observes @Upserted Plain plain) {}

    void many(@ObservesAsync @Upserted List<Observed> all, Observing fine) {}
  }

  /** A bean that has nothing to do with it. */
  @Dependent
  static class Observing {
    void fine(@Observes @Upserted Observed record) {}

    void general(@Observes @Upserted Object record) {}
  }

  /** Asks for two kinds of event at once. */
  @Dependent
  static class OfTwoKinds {
    void both(@Observes @Deleted(Observed.class) @Upserted Object event) {}
  }

  /** Observes an entity with a mistake. */
  @Dependent
  static class OfBrokenEntities {
    void changed(@Observes @Changed(WithoutSlug.class) DustChange change) {}
  }

  static List<BrokenDeployment> rows() {
    String plain = Plain.class.getName();
    return List.of(
        BrokenDeployment.of(
            "DUST-BROKEN-021",
            "E1",
            "qualifiers that name no schema",
            OfNoSchema.class,
            List.of(),
            notASchema("changed()", "@Changed", plain),
            notASchema("deleted()", "@Deleted", plain),
            notASchema("raw()", "@Raw", plain + "[]"),
            notASchema("resync()", "@ResyncRequired", plain)),
        BrokenDeployment.of(
            "DUST-BROKEN-022",
            "E1",
            "parameters of types that the events have not",
            OfOtherTypes.class,
            List.of(),
            otherType("changed()", "@Changed", Observed.class, DustChange.class),
            otherType("deleted()", "@Deleted", Observed.class, String.class),
            otherType("deletedOfOther()", "@Deleted", Comparable.class, String.class),
            otherType("raw()", "@Raw", DustChange.class, OpEvent.class),
            otherType("resync()", "@ResyncRequired", String.class, Resync.class)),
        new BrokenDeployment(
            "DUST-BROKEN-023",
            "E1",
            "upserts of a class that is not a schema",
            List.of(OfPlainClass.class, Observing.class),
            List.of(Observed.class),
            List.of(),
            List.of(neverUpserted("upserted()", plain)),
            List.of("DUST0125")),
        BrokenDeployment.of(
            "DUST-BROKEN-024",
            "E1",
            "two kinds of event at once",
            OfTwoKinds.class,
            List.of(),
            problem(
                "DUST0126",
                OfTwoKinds.class,
                "both()",
                "observes @Upserted and @Deleted("
                    + Observed.class.getName()
                    + "), which no event has together; write one method for each")),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-025",
            "mistakes of an entity that is only observed",
            OfBrokenEntities.class,
            List.of(WithoutSlug.class),
            "DUST0101"));
  }

  private static SchemaProblem notASchema(String method, String qualifier, String named) {
    return problem(
        "DUST0123",
        OfNoSchema.class,
        method,
        "observes "
            + qualifier
            + '('
            + named
            + "), but "
            + named
            + " is not a schema; annotate it with @DustSchema, or name a class that is");
  }

  private static SchemaProblem otherType(
      String method, String qualifier, Class<?> declared, Class<?> event) {
    return problem(
        "DUST0124",
        OfOtherTypes.class,
        method,
        "observes "
            + qualifier
            + '('
            + Observed.class.getName()
            + ") events as "
            + declared.getName()
            + ", which they are not; declare the parameter as "
            + event.getName());
  }

  private static SchemaProblem neverUpserted(String method, String type) {
    return problem(
        "DUST0125",
        OfPlainClass.class,
        method,
        "observes @Upserted events of "
            + type
            + ", which no schema is; annotate the class with @DustSchema, or observe a schema, its"
            + " superclass or its interface");
  }

  private static SchemaProblem problem(String code, Class<?> bean, String member, String message) {
    return new SchemaProblem(code, bean.getName(), member, message);
  }
}
