package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a {@link DustTransport} promises for the time after it was closed. */
public abstract class ClosedTransportContract extends TckSuite {

  private static final DustPath PATH = DustPath.of("tck", "contract", "closed");
  private static final OptionalLong ANY = OptionalLong.empty();

  /** For the subclass. */
  protected ClosedTransportContract() {
    super();
  }

  /**
   * Opens a transport that nobody else uses.
   *
   * @return open
   */
  protected abstract DustTransport opened();

  @Test
  @Assertion(id = "DUST-SPIEND-001", rule = Rule.X1)
  void after_closing_every_call_fails_and_closing_again_does_nothing() {
    DustTransport transport = opened();
    transport.exists(PATH);
    transport.close();
    transport.close();
    List<Runnable> calls =
        List.of(
            () -> transport.get(PATH),
            () -> transport.exists(PATH),
            () -> transport.list(PATH, 1, Optional.empty()),
            () -> transport.put(PATH, JsonValue.TRUE, ANY),
            () -> transport.delete(PATH, ANY),
            () -> transport.batch(List.of(new WireOp.Delete(PATH, ANY))));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run).isInstanceOf(DustException.class);
    }
  }
}
