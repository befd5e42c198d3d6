package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ForeignTextProperties {

  @Property
  void it_is_never_longer_than_it_may_be(@ForAll String text) {
    String shown = ForeignText.shown(text, 10);
    assertThat(shown.length()).isLessThanOrEqualTo(11);
    assertThat(shown.lines().count()).isLessThanOrEqualTo(1);
  }
}
