package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.fault.FrameFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FaultyLinkTest {
  private static final WireFrame EVENT =
      new WireFrame.Text("[null,null,\"store:acme/main\",\"event\",{\"store_seq\":7}]");

  private final List<String> wire = new ArrayList<>();
  private final List<WireFrame> received = new ArrayList<>();
  private final Faults faults = new Faults();
  private final FaultyLink link =
      new FaultyLink(
          new RecordingWire(),
          new Admission(AccessToken.fullAccess("t", "acme"), "A", new JsonMessageCodec()),
          faults.frames(),
          (delay, work) -> work.run(),
          received::add);

  /** Writes down what it is told. */
  private final class RecordingWire implements Wire {
    @Override
    public void send(WireFrame frame, Runnable sent) {
      wire.add("frame");
      sent.run();
    }

    @Override
    public CompletionStage<Void> close(int code) {
      wire.add("close " + code);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void cut() {
      wire.add("cut");
    }
  }

  @Test
  void withoutFaultsEverythingArrives() {
    List<String> sent = new ArrayList<>();
    link.send(EVENT, () -> sent.add("sent"));
    link.receive(EVENT);
    assertThat(wire).containsExactly("frame");
    assertThat(sent).containsExactly("sent");
    assertThat(received).containsExactly(EVENT);
  }

  /** A frame behind a close frame would have the connection break before the client reads it. */
  @Test
  void nothingIsSentBehindACloseFrame() {
    link.close(1012);
    link.send(EVENT, () -> {});
    link.close(1002);
    assertThat(wire).containsExactly("close 1012");
  }

  @Test
  void aHalfOpenLinkDoesNotEvenClose() {
    faults.frames().next(1, line -> line.storeSeq() == 7, new FrameFault.HalfOpen());
    link.send(EVENT, () -> wire.add("sent"));
    link.receive(EVENT);
    link.close(1012);
    assertThat(wire).isEmpty();
    assertThat(received).isEmpty();
    assertThat(link.silent()).isTrue();
  }

  @Test
  void noRuleMatchesWhatCannotBeDecoded() {
    faults.frames().next(1, line -> true, new FrameFault.Drop());
    link.receive(new WireFrame.Text("}{"));
    assertThat(received).hasSize(1);
  }
}
