package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.schema.SchemaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds the beans in containers with CDI Lite: Quarkus. Where {@link DustCdiExtension} works, it
 * works alone.
 */
@SkipIfPortableExtensionPresent(DustCdiExtension.class)
public class DustBuildExtension implements BuildCompatibleExtension {

  private final Discovery<ClassInfo> discovery = new Discovery<>(new LangModelClasses());

  /** For the container. */
  public DustBuildExtension() {}

  /**
   * Fails with what the host lacks. To look at an annotated class takes some of it, so this comes
   * first.
   */
  @jakarta.enterprise.inject.build.compatible.spi.Discovery
  public void checkHost() {
    HostCheck.beforeDeployment();
  }

  /**
   * Notes an annotated class. Records are not found as subtypes of {@code Object}.
   *
   * @param type the class
   */
  @Enhancement(
      types = {Object.class, Record.class},
      withSubtypes = true,
      withAnnotations = DustSchema.class)
  public void seeType(ClassInfo type) {
    discovery.annotated(type);
  }

  /**
   * Notes the injection points of a bean, and those of its disposer, which are not the bean's own.
   *
   * @param bean any bean; those of other extensions are declared nowhere
   */
  @Registration(types = Object.class)
  public void seeBean(BeanInfo bean) {
    if (bean.isSynthetic()) {
      return;
    }
    for (InjectionPointInfo point : bean.injectionPoints()) {
      discovery.injected(
          LangModelClasses.refTo(point),
          LangModelClasses.storeOf(point.qualifiers()),
          LangModelClasses.placeOf(point.declaration()));
    }
    if (bean.disposer() != null) {
      seeParameters(bean.disposer().disposerMethod(), bean.disposer().disposedParameter());
    }
  }

  /**
   * Notes an observer method and its injection points.
   *
   * @param observer any observer
   */
  @Registration(types = Object.class)
  public void seeObserver(ObserverInfo observer) {
    discovery.observer(LangModelClasses.observer(observer));
    if (!observer.isSynthetic()) {
      seeParameters(observer.observerMethod(), observer.eventParameter());
    }
  }

  private void seeParameters(MethodInfo method, ParameterInfo exceptFor) {
    method.parameters().stream()
        .filter(parameter -> !parameter.equals(exceptFor))
        .forEach(
            parameter ->
                discovery.injected(
                    LangModelClasses.refTo(parameter.type()),
                    LangModelClasses.storeOf(parameter.annotations()),
                    LangModelClasses.placeOf(parameter)));
  }

  /**
   * Adds the beans, or fails with everything that is wrong as far as the build shows it. The
   * application checks the rest when it starts.
   *
   * @param components takes the beans
   * @param types finds classes
   */
  @Synthesis
  public void addBeans(SyntheticComponents components, Types types) {
    SchemaNames.readFrom(Thread.currentThread().getContextClassLoader())
        .forEach(name -> discovery.named(name, LangModelClasses.find(name, types)));
    List<SchemaProblem> problems = discovery.problems();
    if (!problems.isEmpty()) {
      throw new DeploymentException(DeploymentReport.of(problems));
    }
    discovery.warnings().forEach(CdiLog::neverObserved);
    components
        .addBean(DustStores.class)
        .type(DustStores.class)
        .type(Object.class)
        .scope(Singleton.class)
        .createWith(BuiltBeans.Stores.class)
        .disposeWith(BuiltBeans.ClosingStores.class);
    addObserved(components);
    addDust(components, "", Default.Literal.INSTANCE);
    discovery.namedStores().forEach(key -> addDust(components, key, DustStore.Literal.of(key)));
    discovery.schemas().forEach(schema -> addRepository(components, types, schema));
    components
        .addObserver(Startup.class)
        .declaringClass(DustStartup.class)
        .priority(Interceptor.Priority.PLATFORM_BEFORE)
        .withParam(BuiltBeans.SCHEMAS, classes(discovery.schemas()))
        .observeWith(BuiltBeans.CheckingSchemas.class);
  }

  private static ClassInfo[] classes(List<Discovery.Schema<ClassInfo>> schemas) {
    return schemas.stream().map(Discovery.Schema::type).toArray(ClassInfo[]::new);
  }

  private void addObserved(SyntheticComponents components) {
    List<Discovery.Schema<ClassInfo>> schemas = discovery.schemas();
    components
        .addBean(ObservedSchemas.class)
        .type(ObservedSchemas.class)
        .type(Object.class)
        .scope(Singleton.class)
        .withParam(BuiltBeans.SCHEMAS, classes(schemas))
        .withParam(BuiltBeans.STORE, texts(schemas.stream().map(Discovery.Schema::store)))
        .withParam(
            BuiltBeans.OBSERVERS,
            texts(
                schemas.stream()
                    .map(
                        schema ->
                            schema.observers().stream()
                                .map(ObserverId::toString)
                                .collect(Collectors.joining("\n")))))
        .withParam(BuiltBeans.STORES, texts(discovery.usedStores().stream()))
        .createWith(BuiltBeans.Observed.class);
  }

  private static String[] texts(Stream<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static void addDust(SyntheticComponents components, String key, Annotation qualifier) {
    components
        .addBean(Dust.class)
        .type(Dust.class)
        .type(Object.class)
        .qualifier(qualifier)
        .scope(ApplicationScoped.class)
        .withParam(BuiltBeans.STORE, key)
        .createWith(BuiltBeans.Store.class);
  }

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static void addRepository(
      SyntheticComponents components, Types types, Discovery.Schema<ClassInfo> schema) {
    SyntheticBeanBuilder<DustRepo> bean = components.addBean(DustRepo.class);
    bean.type(types.parameterized(DustRepo.class, types.ofClass(schema.type())))
        .type(Object.class)
        .qualifier(Default.Literal.INSTANCE)
        .scope(ApplicationScoped.class)
        .withParam(BuiltBeans.STORE, schema.store())
        .withParam(BuiltBeans.SCHEMA, schema.type())
        .createWith(BuiltBeans.Repository.class);
  }
}
