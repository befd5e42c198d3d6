package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.TckEnvironment;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One environment and one OpenWebBeans container, for all test classes of the run. */
public final class OpenWebBeansHost implements BeforeAllCallback {

  private record Running(TckEnvironment environment, SeContainer container)
      implements ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
      container.close();
      environment.close();
    }
  }

  private static volatile SeContainer container;

  static TckBeans beans() {
    return container.select(TckBeans.class).get();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OpenWebBeansHost.class))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
  }

  private static Running start() {
    TckEnvironment environment = TckEnvironment.start();
    environment.config().forEach(System::setProperty);
    container = SeContainerInitializer.newInstance().initialize();
    return new Running(environment, container);
  }
}
