package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustSchema;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmokeTest {

  @DustSchema(prefix = "links", required = "title")
  record Link(String slug, String title, List<String> tags, Map<String, Integer> counts) {}

  @Test
  void aRecordIsWrittenAndRead() {
    SchemaModel<Link> model = SchemaModel.of(Link.class);
    Link link = new Link("dust", "Dust", List.of("a"), null);
    assertThat(model.encode(link)).hasSize(2);
    assertThat(model.normalize(link)).isEqualTo(new Link("dust", "Dust", List.of("a"), Map.of()));
    assertThat(model.load("dust", Json.createObjectBuilder().add("title", "x").build()))
        .isInstanceOf(Loaded.Ok.class);
    assertThat(Changeset.of(link).put("title", "y").changes()).containsOnlyKeys("title");
  }
}
