package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblyTest {

  private static final JsonProvider JSON = JsonProvider.provider();

  private final Assembly assembly = new Assembly();

  @Test
  void without_leaves_there_is_an_empty_object() {
    assertThat(assembly.value(JSON)).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
  }

  @Test
  void leaves_stand_where_their_segments_say() {
    assembly.add(List.of("b", "c"), Json.createValue(1));
    assembly.add(List.of("a"), JsonValue.TRUE);
    assembly.add(List.of("b", "d", "e"), JsonValue.NULL);

    assertThat(assembly.value(JSON))
        .isEqualTo(HostileInput.value("{\"b\":{\"c\":1,\"d\":{\"e\":null}},\"a\":true}"));
  }

  @Test
  void a_leaf_hides_what_lies_below_it() {
    assembly.add(List.of("a", "b"), JsonValue.TRUE);
    assembly.add(List.of("a"), Json.createValue("above"));

    assertThat(assembly.value(JSON)).isEqualTo(HostileInput.value("{\"a\":\"above\"}"));
  }

  @Test
  void a_leaf_at_the_path_itself_hides_all_others() {
    assembly.add(List.of("a"), JsonValue.TRUE);
    assembly.add(List.of(), Json.createValue(7));

    assertThat(assembly.value(JSON)).isEqualTo(Json.createValue(7));
  }
}
