package io.dustlayer.cdi.server.junit;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Starts a Dust server for a test class, with an empty store in memory, on a free port of the
 * loopback address. It runs before the class's {@code @BeforeAll} methods and stops after its
 * {@code @AfterAll} methods; all tests of the class share it, nested classes included unless they
 * bear the annotation themselves.
 *
 * <p>A parameter of type {@link io.dustlayer.cdi.server.DustServer} of a constructor, test or
 * lifecycle method is that server. Meanwhile the system properties {@code dust.store}, {@code
 * dust.token} and {@code dust.base-url} are its own, so that every MicroProfile Config finds it,
 * before any environment variable; afterwards they are what they were. Test classes that run in
 * parallel therefore wait for each other: they lock {@link Resources#SYSTEM_PROPERTIES}.
 *
 * <pre>{@code
 * @DustServerTest
 * class LinksTest {
 *   @Test
 *   void survives_a_busy_server(DustServer server) {
 *     server.faults().next(1, RequestLine.any(), new HttpFault.Answer(503, Map.of(), ""));
 *   }
 * }
 * }</pre>
 *
 * <p>On Quarkus, whose applications start before such a server can, start one in a {@code
 * QuarkusTestResourceLifecycleManager} instead and return the three values from it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(DustServerExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
public @interface DustServerTest {

  /**
   * The store that exists at first.
   *
   * @return its full name, {@code acme/main} by default
   */
  String store() default "acme/main";

  /**
   * How often the token may be used.
   *
   * @return {@code off} by default; {@code default} as on a real server; or {@code WRITES,READS} a
   *     minute, such as {@code 100,1000}
   */
  String rateLimits() default "off";

  /**
   * Deviations of real servers from their documentation.
   *
   * @return none by default
   */
  Quirk[] quirks() default {};

  /**
   * Whether all {@link #quirks()} are on.
   *
   * @return false by default
   */
  boolean realQuirks() default false;
}
