package io.dustlayer.cdi.server.junit;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.DustServerBuilder;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs the server of a {@link DustServerTest}; made by JUnit. */
final class DustServerExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(DustServerExtension.class);

  private record Running(DustServer server, ConfiguredProperties before) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<DustServerTest> wanted =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), DustServerTest.class);
    wanted.map(this::start).ifPresent(running -> store(context).put(Running.class, running));
  }

  private Running start(DustServerTest wanted) {
    DustServerBuilder builder =
        DustServer.builder()
            .inMemory()
            .store(wanted.store())
            .rateLimits(RateLimits.parse(wanted.rateLimits()))
            .quirks(wanted.quirks());
    DustServer server = (wanted.realQuirks() ? builder.quirks(Quirk.real()) : builder).start();
    return new Running(server, ConfiguredProperties.replaceBy(server));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Running own = store(context).remove(Running.class, Running.class);
    if (own != null) {
      own.before().restore();
      own.server().close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DustServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).get(Running.class, Running.class).server();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
