package io.dustlayer.cdi.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.channel.ChannelClient;
import org.junit.jupiter.api.Test;

/** Frames that come twice, too large, or with garbage. */
class FrameFaultContentTest extends FrameFaultSetup {

  @Test
  void aDuplicateArrivesSeveralTimes() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Duplicate(3));
      put(2);
      assertThat(seqs(client.settle())).containsExactly(1, 1, 1, 2);
    }
  }

  @Test
  void anOversizedFrameSaysTheSame() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Oversize(9_000_000));
      put(2);
      String large = client.hearText();
      assertThat(large).hasSize(9_000_000).contains("\"store_seq\":1");
      assertThat(large.strip()).endsWith("]");
      assertThat(seqs(client.settle())).containsExactly(2);
    }
  }

  @Test
  void garbageArrivesInFrontOfAFrame() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Garbage("}{"));
      put(1);
      assertThat(client.hearText()).isEqualTo("}{");
      assertThat(seqs(client.settle())).containsExactly(1);
      faults.next(1, writeFrom("A"), new FrameFault.Garbage("}{"));
      client.push("write", write("a"));
      assertThat(client.closeCode()).isEqualTo(1011);
    }
  }
}
