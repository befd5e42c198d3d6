package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.PropertyDescription;
import io.dustlayer.cdi.schema.SchemaDescription;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import io.dustlayer.cdi.tck.quarkus.DescribingExtension.Descriptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Build-time metadata and reflection describe the same entity alike. */
@QuarkusTest
@QuarkusTestResource(TckServers.class)
class DescriptionTest {

  @Inject Descriptions built;
  @Inject @Any Instance<Object> lookup;

  @Test
  void everySchemaIsDescribedAsByReflection() throws ClassNotFoundException {
    assertThat(built.texts())
        .containsKeys(
            Article.class.getName(),
            Report.class.getName(),
            Tricky.Types.class.getName(),
            Tricky.Classy.class.getName())
        .containsKeys(DescribingExtension.BROKEN.toArray(String[]::new));
    for (String name : built.texts().keySet()) {
      Class<?> type = Class.forName(name, true, getClass().getClassLoader());

      assertThat(built.texts().get(name)).as(name).isEqualTo(sorted(SchemaModel.describe(type)));
    }
  }

  /** Metadata does not have the order of declaration. */
  private static String sorted(SchemaDescription schema) {
    return new SchemaDescription(
            schema.className(),
            schema.shape(),
            schema.generic(),
            schema.inner(),
            schema.constructible(),
            schema.prefix(),
            schema.required(),
            schema.mode(),
            schema.store(),
            schema.properties().stream()
                .sorted(Comparator.comparing(PropertyDescription::name))
                .toList())
        .toString();
  }

  @Test
  void schemaOfTheNamesFileCanBeLookedUp() {
    assertThat(lookup.select(new TypeLiteral<DustRepo<Tricky.Named>>() {}).isResolvable()).isTrue();
  }
}
