package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteRequestTest {

  private static final DustPath PATH = DustPath.of("links", "dust");

  @ParameterizedTest
  @EnumSource
  void without_a_condition_it_depends_on_the_kind_whether_it_may_be_sent_twice(OpKind kind) {
    WriteRequest request = WriteRequest.of("id", kind, PATH, JsonValue.TRUE);

    assertThat(request.isRepeatable()).isEqualTo(kind.isRepeatable());
    assertThat(request.ifMatch()).isEmpty();
    assertThat(request.ifAbsent()).isFalse();
    assertThat(request.fence()).isEmpty();
    assertThat(request.terms()).isEmpty();
  }

  @Test
  void a_condition_that_the_first_time_makes_false_forbids_a_second_time() {
    assertThat(set(OptionalLong.of(3), false, Optional.empty()).isRepeatable()).isFalse();
    assertThat(set(OptionalLong.empty(), true, Optional.empty()).isRepeatable()).isFalse();
    assertThat(set(OptionalLong.empty(), false, Optional.empty()).isRepeatable()).isTrue();
  }

  @Test
  void a_lease_that_may_have_ended_forbids_a_second_time() {
    WriteRequest.Fence fence = new WriteRequest.Fence(DustPath.of("leases", "dust"), 7);

    assertThat(set(OptionalLong.empty(), false, Optional.of(fence)).isRepeatable()).isFalse();
  }

  private static WriteRequest set(
      OptionalLong ifMatch, boolean ifAbsent, Optional<WriteRequest.Fence> fence) {
    return new WriteRequest(
        "id",
        OpKind.SET,
        PATH,
        JsonValue.TRUE,
        ifMatch,
        ifAbsent,
        fence,
        JsonValue.EMPTY_JSON_OBJECT);
  }
}
