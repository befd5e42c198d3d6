package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpKindTest {

  @Test
  void the_name_on_the_wire_is_in_small_letters() {
    assertThat(OpKind.PUT_FILE.wireName()).isEqualTo("put_file");
  }

  @ParameterizedTest
  @EnumSource
  void a_kind_is_found_by_its_name_on_the_wire(OpKind kind) {
    assertThat(OpKind.of(kind.wireName())).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SET", "set ", "putfile", "upsert"})
  void another_name_is_no_kind(String name) {
    assertThat(OpKind.of(name)).isEmpty();
  }

  @Test
  void only_what_puts_a_value_in_place_may_be_sent_twice() {
    assertThat(Arrays.stream(OpKind.values()).filter(OpKind::isRepeatable))
        .containsExactly(OpKind.SET, OpKind.DELETE, OpKind.MERGE);
  }
}
