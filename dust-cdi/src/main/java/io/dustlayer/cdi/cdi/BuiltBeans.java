package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the instances of the beans that {@link DustBuildExtension} declared. The classes are public
 * because a container makes them by their names.
 */
public final class BuiltBeans {

  /** The parameter with the name of a store in the configuration. */
  static final String STORE = "store";

  /** The parameter with an entity's class. */
  static final String SCHEMA = "schema";

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
          new AsyncExecutor(() -> hostExecutor(lookup)));
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
}
