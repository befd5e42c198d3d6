package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {

  @Test
  void ordinary_text_stays_as_it_is() {
    assertThat(ForeignText.shown("Größe 日本 😀 'a/b'", 100)).isEqualTo("Größe 日本 😀 'a/b'");
  }

  @Test
  void a_line_cannot_be_broken_or_turned_around() {
    assertThat(ForeignText.shown("ok\r\n2026-01-01 ERROR\u001b[2J\u0085\u2028\u2029\u202e", 100))
        .isEqualTo("ok  2026-01-01 ERROR\uFFFD[2J\uFFFD  \uFFFD");
  }

  @Test
  void what_is_too_long_is_cut() {
    assertThat(ForeignText.shown("abcdef", 3)).isEqualTo("abc…");
    assertThat(ForeignText.shown("abc", 3)).isEqualTo("abc");
  }
}
