package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with Jakarta Concurrency whose names only its own threads can look up, as in WildFly. */
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

  private static volatile Thread hosts;

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @Dependent
  static class Application {
    @Inject Instance<DustRepo<Link>> links;
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

  @Test
  void a_thread_of_the_application_that_calls_first_uses_the_hosts_executor() throws Exception {
    try (WeldContainer container =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClasses(Application.class, DustStartup.class)
            .initialize()) {
      DustRepo<Link> links = container.select(Application.class).get().links.get();

      Thread other = new Thread(() -> links.deleteAsync("a"));
      other.start();

      assertThat(GIVEN.poll(PATIENCE, TimeUnit.SECONDS)).as("a call given to the host").isNotNull();
      other.join();
    }
  }
}
