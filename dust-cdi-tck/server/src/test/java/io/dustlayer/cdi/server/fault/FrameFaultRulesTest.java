package io.dustlayer.cdi.server.fault;

import static io.dustlayer.cdi.server.fault.FrameLine.event;
import static io.dustlayer.cdi.server.fault.FrameLine.toClient;
import static io.dustlayer.cdi.server.fault.FrameLine.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dustlayer.cdi.server.channel.ChannelClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which frames a rule hits. */
class FrameFaultRulesTest extends FrameFaultSetup {

  @Test
  void someFramesGoWrongInTheSameWayWithTheSameSeed() {
    Predicate<FrameLine> all = line -> true;
    FrameLine line = new FrameLine(FrameLine.Direction.TO_CLIENT, "A", "t", "e", "", 0, "", "");
    List<Boolean> first = struck(0.5, 42, all, line);
    assertThat(first).isEqualTo(struck(0.5, 42, all, line)).contains(true, false);
    assertThat(struck(0, 1, all, line)).containsOnly(false);
    assertThat(struck(1, 1, all, line)).containsOnly(true);
  }

  private List<Boolean> struck(double p, long seed, Predicate<FrameLine> all, FrameLine line) {
    FrameRule rule = faults.sometimes(p, seed, all, new FrameFault.Drop());
    List<Boolean> struck = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      struck.add(faults.strike(line).isPresent());
    }
    rule.cancel();
    return struck;
  }

  @Test
  void aCancelledRuleHitsNothingMore() {
    FrameRule rule = faults.next(5, toClient().and(event("event")), new FrameFault.Drop());
    try (ChannelClient client = joined("A")) {
      put(1);
      assertThat(client.settle()).isEmpty();
      rule.cancel();
      put(1);
      assertThat(seqs(client.settle())).containsExactly(2);
      faults.next(5, topic("store:acme/main").and(event("event")), new FrameFault.Drop());
      put(1);
      assertThat(client.settle()).isEmpty();
      server.faults().clear();
      put(1);
      assertThat(seqs(client.settle())).containsExactly(4);
    }
  }

  @Test
  void nonsenseIsRefused() {
    Predicate<FrameLine> all = line -> true;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.next(0, all, new FrameFault.Drop()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.sometimes(1.5, 0, all, new FrameFault.Drop()));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Duplicate(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Reorder(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Slow(0));
  }
}
