package io.dustlayer.cdi.tck;

import io.dustlayer.cdi.tck.raw.RateBudget;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Has a test wait until a server that the kit did not start allows as many requests as the test may
 * need: one that is refused in the midst of it would fail it.
 */
public final class Pace implements BeforeEachCallback {

  /** How many reads a test may need; those of the engine count, too. */
  private static final int READS = 150;

  /** Made by JUnit. */
  public Pace() {
    super();
  }

  /** Whether the kit did not start the server. */
  static boolean isNeeded() {
    return ConfigProvider.getConfig().getOptionalValue(TckServer.URL, String.class).isPresent();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!isNeeded()) {
      return;
    }
    int writes =
        context
            .getTestMethod()
            .flatMap(method -> AnnotationSupport.findAnnotation(method, Writes.class))
            .map(Writes::value)
            .orElse(Writes.USUAL);
    StoreAddress store = StoreAddress.configured(ConfigProvider.getConfig(), "");
    new RateBudget(new RawHttp(store)).await(writes, READS);
  }
}
