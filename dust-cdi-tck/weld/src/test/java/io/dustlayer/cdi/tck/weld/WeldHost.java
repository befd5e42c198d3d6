package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.weld.readme.Guide;
import io.dustlayer.cdi.tck.weld.readme.ReadingList;
import io.dustlayer.cdi.tck.weld.readme.Realtime;
import io.dustlayer.cdi.tck.weld.readme.Watcher;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One environment and one Weld container, for all test classes of the run. */
public final class WeldHost implements BeforeAllCallback {

  private record Running(TckEnvironment environment, WeldContainer container)
      implements ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
      container.close();
      environment.close();
    }
  }

  private static volatile WeldContainer container;

  static TckBeans beans() {
    return select(TckBeans.class);
  }

  /**
   * A bean of the running container.
   *
   * @param type its class
   * @param <T> its class
   * @return a contextual reference
   */
  public static <T> T select(Class<T> type) {
    return container.select(type).get();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(WeldHost.class))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
  }

  private static Running start() {
    TckEnvironment environment = TckEnvironment.start();
    environment.config().forEach(System::setProperty);
    container =
        new Weld()
            .addBeanClasses(ReadingList.class, Guide.class, Realtime.class, Watcher.class)
            .initialize();
    return new Running(environment, container);
  }
}
