package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.StoreEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubtTest {

  private final Doubt doubt = new Doubt();

  private boolean next(String kind, String path, String value) {
    StoreEvent event = Script.op(1, kind, path, value, null);
    return doubt.next(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "set;a/b;1",
        "set;a;{'b':1}",
        "delete;a;null",
        "merge;a;{'b':1}",
        "set;A/B;1",
        "release;a/b;null",
        "put_file;a/b;null"
      })
  void aTotalIsDoubtedAfterAnyOperationThatWroteItsPath(String kind, String path, String value) {
    assertThat(next("increment", "a/b", "1")).isFalse();

    assertThat(next(kind, path, value)).isFalse();

    assertThat(next("increment", "a/b", "1")).isTrue();
    assertThat(next("add", "a/b", "1")).isTrue();
    assertThat(next("remove", "a/b", "1")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"set;a/c;1", "merge;a;{'c':1}", "set;a/b/c;1", "set;a-b;1", "increment;a/b;1"})
  void aTotalIsTrustedAfterOthers(String kind, String path, String value) {
    next(kind, path, value);

    assertThat(next("increment", "a/b", "1")).isFalse();
  }

  @Test
  void everyCatchUpBeginsWithTrust() {
    next("set", "a", "1");
    doubt.begin();

    assertThat(next("increment", "a", "1")).isFalse();
  }

  @Test
  void moreOverwrittenPathsThanItRemembersMakeEverythingDoubtful() {
    for (int i = 0; i <= 100_000; i++) {
      next("set", "x" + i, "1");
    }

    assertThat(next("increment", "neverSeen", "1")).isTrue();
  }
}
