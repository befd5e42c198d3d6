package io.dustlayer.cdi.tck.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Invoice;
import io.dustlayer.cdi.tck.entity.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Both extensions see the same in an entity: build-time metadata and reflection describe it alike.
 * For hosts where the build-compatible one works.
 */
public class DescriptionSuite extends HostSuite {

  /** For JUnit, and for test classes of hosts. */
  protected DescriptionSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-DESCR-001", rule = Rule.S1)
  void an_entity_is_described_by_build_time_metadata_as_by_reflection()
      throws ClassNotFoundException {
    Map<String, String> built = beans().descriptions().texts();

    assertThat(built)
        .containsKeys(
            Invoice.class.getName(),
            Report.class.getName(),
            Tricky.Types.class.getName(),
            Tricky.Classy.class.getName());
    for (Map.Entry<String, String> description : built.entrySet()) {
      Class<?> type =
          Class.forName(description.getKey(), true, Thread.currentThread().getContextClassLoader());

      assertThat(description.getValue())
          .as(description.getKey())
          .isEqualTo(SchemaModel.describe(type).inOrderOfNames().toString());
    }
  }
}
