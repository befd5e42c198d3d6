package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.cdi.ObservedSchemas.ObservedSchema;
import io.dustlayer.cdi.schema.SchemaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Adds the beans in containers with CDI Full: Weld, OpenWebBeans and the servers that use them.
 * Containers with CDI Lite use {@link DustBuildExtension}.
 */
public class DustCdiExtension implements Extension {

  private final Discovery<Class<?>> discovery = new Discovery<>(new ReflectedClasses());

  /** For the container. */
  public DustCdiExtension() {}

  void readNames(@Observes BeforeBeanDiscovery event) {
    HostCheck.beforeDeployment();
    HostCheck.require(HostPart.JSON);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    SchemaNames.readFrom(loader)
        .forEach(name -> discovery.named(name, ReflectedClasses.find(name, loader)));
  }

  void seeType(@Observes @WithAnnotations(DustSchema.class) ProcessAnnotatedType<?> event) {
    discovery.annotated(event.getAnnotatedType().getJavaClass());
  }

  void seeInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    discovery.injected(ReflectedClasses.refTo(point.getType()), storeOf(point), placeOf(point));
  }

  void seeObserver(@Observes ProcessObserverMethod<?, ?> event) {
    discovery.observer(ReflectedObserver.of(event));
  }

  private static Optional<String> storeOf(InjectionPoint point) {
    return point.getQualifiers().stream()
        .filter(DustStore.class::isInstance)
        .map(qualifier -> ((DustStore) qualifier).value())
        .findFirst();
  }

  private static Place placeOf(InjectionPoint point) {
    String declaring = point.getMember().getDeclaringClass().getName();
    return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
        ? Place.parameter(declaring, point.getMember().getName(), parameter.getPosition())
        : new Place(declaring, point.getMember().getName());
  }

  void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
    List<SchemaProblem> problems = problems();
    if (!problems.isEmpty()) {
      event.addDefinitionError(new DefinitionException(DeploymentReport.of(problems)));
      return;
    }
    discovery.warnings().forEach(CdiLog::neverObserved);
    addStores(event);
    addObserved(event);
    // Not the look-up that a bean is given when it is made: OpenWebBeans wants what that finds to
    // have the qualifiers of the bean.
    Supplier<DustStores> stores = () -> beans.createInstance().select(DustStores.class).get();
    addDust(event, "", Default.Literal.INSTANCE, stores);
    discovery.namedStores().forEach(key -> addDust(event, key, DustStore.Literal.of(key), stores));
    discovery.schemas().forEach(schema -> addRepository(event, schema, stores));
  }

  // In two steps, because CDI Lite deploys without reflection: reports are the same on every host.
  private List<SchemaProblem> problems() {
    List<SchemaProblem> problems = discovery.problems();
    return problems.isEmpty()
        ? ReflectedClasses.problemsOf(
            discovery.schemas().stream().<Class<?>>map(Discovery.Schema::type).toList())
        : problems;
  }

  private static void addStores(AfterBeanDiscovery event) {
    event
        .<DustStores>addBean()
        .beanClass(DustStores.class)
        .types(DustStores.class, Object.class)
        .scope(Singleton.class)
        .produceWith(
            lookup ->
                new DustStores(
                    ConfigProvider::getConfig,
                    HostValidator.in(lookup),
                    new AsyncExecutor(Optional::empty),
                    new EventExecutor(Optional::empty)))
        .disposeWith((stores, lookup) -> stores.close());
  }

  private void addObserved(AfterBeanDiscovery event) {
    Set<String> repositories =
        discovery.schemas().stream().map(Discovery.Schema::name).collect(Collectors.toSet());
    event
        .<ObservedSchemas>addBean()
        .beanClass(ObservedSchemas.class)
        .types(ObservedSchemas.class, Object.class)
        .scope(Singleton.class)
        .produceWith(lookup -> observed(repositories));
  }

  // When the application runs: the container shows observers that extensions add after this phase.
  private ObservedSchemas observed(Set<String> repositories) {
    return new ObservedSchemas(
        discovery.schemas().stream()
            .filter(schema -> repositories.contains(schema.name()))
            .filter(schema -> !schema.observers().isEmpty())
            .map(schema -> new ObservedSchema(schema.type(), schema.store(), schema.observers()))
            .toList(),
        discovery.usedStores());
  }

  private static void addDust(
      AfterBeanDiscovery event, String key, Annotation qualifier, Supplier<DustStores> stores) {
    event
        .<Dust>addBean()
        .id(Dust.class.getName() + '#' + key)
        .beanClass(Dust.class)
        .types(Dust.class, Object.class)
        .qualifiers(qualifier, Any.Literal.INSTANCE)
        .scope(ApplicationScoped.class)
        .produceWith(lookup -> stores.get().dust(key));
  }

  // The container proxies the interface, so the bean class must be it (OpenWebBeans).
  private static void addRepository(
      AfterBeanDiscovery event, Discovery.Schema<Class<?>> schema, Supplier<DustStores> stores) {
    event
        .<DustRepo<?>>addBean()
        .id(DustRepo.class.getName() + '#' + schema.name())
        .beanClass(DustRepo.class)
        .types(new RepoType(schema.type()), Object.class)
        .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
        .scope(ApplicationScoped.class)
        .produceWith(lookup -> stores.get().dust(schema.store()).repo(schema.type()));
  }
}
