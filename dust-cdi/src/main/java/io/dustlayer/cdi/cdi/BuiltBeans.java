package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.SchemaProblem;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.EventContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the instances of the beans that {@link DustBuildExtension} declared, and observes. The
 * classes are public because a container makes them by their names.
 */
public final class BuiltBeans {

  /** The parameter with the name of a store in the configuration. */
  static final String STORE = "store";

  /** The parameter with an entity's class. */
  static final String SCHEMA = "schema";

  /** The parameter with the classes of all entities. */
  static final String SCHEMAS = "schemas";

  /** The parameter with the observers of each entity. */
  static final String OBSERVERS = "observers";

  /** The parameter with the names of all used stores. */
  static final String STORES = "stores";

  private BuiltBeans() {}

  private static Dust dust(Instance<Object> lookup, Parameters parameters) {
    return lookup.select(DustStores.class).get().dust(parameters.get(STORE, String.class));
  }

  /** Makes the application's stores. */
  public static final class Stores implements SyntheticBeanCreator<DustStores> {

    /** For the container. */
    public Stores() {}

    @Override
    public DustStores create(Instance<Object> lookup, Parameters parameters) {
      return new DustStores(
          ConfigProvider::getConfig,
          HostValidator.in(lookup),
          new AsyncExecutor(() -> hostExecutor(lookup)),
          new EventExecutor(() -> hostExecutor(lookup)));
    }

    private static Optional<Executor> hostExecutor(Instance<Object> lookup) {
      Instance<ExecutorService> executor = lookup.select(ExecutorService.class);
      return executor.isResolvable() ? Optional.of(executor.get()) : Optional.empty();
    }
  }

  /** Closes the application's stores. */
  public static final class ClosingStores implements SyntheticBeanDisposer<DustStores> {

    /** For the container. */
    public ClosingStores() {}

    @Override
    public void dispose(DustStores stores, Instance<Object> lookup, Parameters parameters) {
      stores.close();
    }
  }

  /** Makes what the build found out about observers. */
  public static final class Observed implements SyntheticBeanCreator<ObservedSchemas> {

    /** For the container. */
    public Observed() {}

    @Override
    public ObservedSchemas create(Instance<Object> lookup, Parameters parameters) {
      return ObservedSchemas.parse(
          parameters.get(SCHEMAS, Class[].class),
          parameters.get(STORE, String[].class),
          parameters.get(OBSERVERS, String[].class),
          parameters.get(STORES, String[].class));
    }
  }

  /** Makes a store. */
  public static final class Store implements SyntheticBeanCreator<Dust> {

    /** For the container. */
    public Store() {}

    @Override
    public Dust create(Instance<Object> lookup, Parameters parameters) {
      return dust(lookup, parameters);
    }
  }

  /** Makes a repository. */
  @SuppressWarnings("rawtypes") // the bean is declared by a class literal
  public static final class Repository implements SyntheticBeanCreator<DustRepo> {

    /** For the container. */
    public Repository() {}

    @Override
    public DustRepo create(Instance<Object> lookup, Parameters parameters) {
      Class<?> schema = parameters.get(SCHEMA, Class.class);
      return dust(lookup, parameters).repo(schema);
    }
  }

  /** Checks what the build could not see of the entities. */
  public static final class CheckingSchemas implements SyntheticObserver<Startup> {

    /** For the container. */
    public CheckingSchemas() {}

    /**
     * Keeps the application from starting if a problem shows.
     *
     * @param started the container's event
     * @param parameters the classes of all entities
     * @throws DeploymentException with every problem of every entity
     */
    @Override
    public void observe(EventContext<Startup> started, Parameters parameters) {
      HostCheck.require(HostPart.JSON);
      List<SchemaProblem> problems =
          ReflectedClasses.problemsOf(List.of(parameters.get(SCHEMAS, Class[].class)));
      if (!problems.isEmpty()) {
        throw new DeploymentException(DeploymentReport.of(problems));
      }
    }
  }
}
