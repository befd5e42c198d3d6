package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A host of which much works on its own threads only: in WildFly the names, in Open Liberty the
 * validator.
 */
class HostThreadsTest {

  private static final long PATIENCE = 10;
  private static final BlockingQueue<Runnable> GIVEN = new LinkedBlockingQueue<>();

  private static final Map<String, String> SETTINGS =
      Map.of(
          "dust.store",
          "acme/main",
          "dust.token",
          "any-token",
          "dust.base-url",
          "http://127.0.0.1:1",
          "dust.transport",
          "http",
          Context.INITIAL_CONTEXT_FACTORY,
          Names.class.getName());

  private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

  private static volatile Thread hosts;

  @DustSchema(prefix = "links")
  record Link(String slug, @Size(max = 3) String title) {}

  @Dependent
  static class Application {
    @Inject Instance<DustRepo<Link>> links;

    @Produces
    @Singleton
    Validator validator() {
      Validator real = FACTORY.getValidator();
      return (Validator)
          Proxy.newProxyInstance(
              HostThreadsTest.class.getClassLoader(),
              new Class<?>[] {Validator.class},
              (proxy, method, arguments) -> {
                assertThat(Thread.currentThread()).as("calls the validator").isSameAs(hosts);
                return method.invoke(real, arguments);
              });
    }
  }

  /** The names of the host. */
  public static final class Names implements InitialContextFactory {

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
      return new InitialContext(true) {
        @Override
        public Object lookup(String name) throws NamingException {
          if (Thread.currentThread() != hosts) {
            throw new NameNotFoundException(name + " is not known to " + Thread.currentThread());
          }
          return switch (name) {
            case "java:comp/DefaultManagedExecutorService" -> (Executor) GIVEN::add;
            case "java:comp/DefaultManagedThreadFactory" -> (ThreadFactory) Thread::new;
            default -> throw new NameNotFoundException(name);
          };
        }
      };
    }
  }

  @BeforeEach
  void host() {
    hosts = Thread.currentThread();
    GIVEN.clear();
    SETTINGS.forEach(System::setProperty);
  }

  @AfterEach
  void noHost() {
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  @AfterAll
  static void noValidator() {
    FACTORY.close();
  }

  @Test
  void a_thread_of_the_application_that_calls_first_uses_the_hosts_executor() throws Exception {
    try (WeldContainer application = start()) {
      DustRepo<Link> links = application.select(Application.class).get().links.get();

      elsewhere(() -> links.deleteAsync("a"));

      assertThat(GIVEN.poll(PATIENCE, TimeUnit.SECONDS)).as("a call given to the host").isNotNull();
    }
  }

  @Test
  void a_thread_of_the_application_validates_with_the_hosts_validator() throws Exception {
    try (WeldContainer application = start()) {
      DustRepo<Link> links = application.select(Application.class).get().links.get();

      Throwable thrown = elsewhere(() -> links.insert(new Link("a", "too long")));

      assertThat(thrown).isInstanceOf(DustValidationException.class);
    }
  }

  private static WeldContainer start() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DustCdiExtension())
        .addBeanClasses(Application.class, DustStartup.class)
        .initialize();
  }

  private static Throwable elsewhere(ThrowingCallable call) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread other = new Thread(() -> thrown.set(catchThrowable(call)));
    other.start();
    other.join();
    return thrown.get();
  }
}
