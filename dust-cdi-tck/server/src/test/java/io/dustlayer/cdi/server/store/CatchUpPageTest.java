package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatchUpPageTest {
  @Test
  void aPageOfLargeValuesIsShortAndTheNextOnesHaveTheRest() {
    try (StoreFixture fixture = new StoreFixture(Set.of())) {
      String large = "\"" + "x".repeat(3_000_000) + "\"";
      for (int i = 0; i < 5; i++) {
        fixture.commit(StoreFixture.set("large", large));
      }
      List<Integer> sizes = new ArrayList<>();
      CatchUpPage page = fixture.store.catchUp(0, 1000);
      for (sizes.add(page.ops().size()); !page.last(); sizes.add(page.ops().size())) {
        page = fixture.store.catchUp(page.throughSeq(), 1000);
      }
      assertThat(sizes).containsExactly(3, 2);
    }
  }
}
