package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonLimitsProperties {

  @Provide
  Arbitrary<String> texts() {
    return HostileInput.jsonTexts();
  }

  @Property(tries = 500)
  void a_text_within_the_limits_is_not_complained_of(@ForAll("texts") String json) {
    assertThat(JsonLimits.exceeded(json)).isEmpty();
  }

  @Property(tries = 1000)
  void no_text_makes_the_check_fail(@ForAll String text) {
    assertThat(JsonLimits.exceeded('"' + text)).isEmpty();
    assertThat(JsonLimits.exceeded(text)).isNotNull();
  }
}
