package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.container.ConfigSuite;
import io.dustlayer.cdi.tck.container.InjectionSuite;
import io.dustlayer.cdi.tck.container.SecrecySuite;
import io.dustlayer.cdi.tck.container.StoresSuite;
import io.dustlayer.cdi.tck.durable.FilesSuite;
import io.dustlayer.cdi.tck.durable.LeaveSuite;
import io.dustlayer.cdi.tck.durable.OutboxSuite;
import io.dustlayer.cdi.tck.durable.RestartSuite;
import io.dustlayer.cdi.tck.event.EventsSuite;
import io.dustlayer.cdi.tck.event.SubscriptionSuite;
import io.dustlayer.cdi.tck.repository.ConcurrencySuite;
import io.dustlayer.cdi.tck.repository.FailureSuite;
import io.dustlayer.cdi.tck.repository.ReadSuite;
import io.dustlayer.cdi.tck.repository.SchemaSuite;
import io.dustlayer.cdi.tck.repository.WriteSuite;
import io.dustlayer.cdi.tck.transport.ClosedHttpTransportSuite;
import io.dustlayer.cdi.tck.transport.HttpTransportSuite;
import io.dustlayer.cdi.tck.transport.MirrorSuite;
import io.dustlayer.cdi.tck.transport.SdkTransportSuite;
import io.dustlayer.cdi.tck.transport.TlsSuite;
import io.dustlayer.cdi.tck.transport.TransportSuite;
import io.dustlayer.cdi.tck.wire.AnswerSuite;
import io.dustlayer.cdi.tck.wire.ExchangeSuite;
import io.dustlayer.cdi.tck.wire.FrameSuite;
import io.dustlayer.cdi.tck.wire.PathSuite;
import io.dustlayer.cdi.tck.wire.RequestSuite;
import java.util.List;

/** Which suites there are. */
public final class Suites {

  private Suites() {}

  /**
   * The suites of a host whose default store is used over HTTP.
   *
   * @return their classes
   */
  public static List<Class<? extends TckSuite>> overHttp() {
    return List.of(
        ReadSuite.class,
        WriteSuite.class,
        ConcurrencySuite.class,
        FailureSuite.class,
        RequestSuite.class,
        PathSuite.class,
        AnswerSuite.class,
        ExchangeSuite.class,
        FrameSuite.class,
        EventsSuite.class,
        SchemaSuite.class,
        TransportSuite.class,
        MirrorSuite.class,
        InjectionSuite.class,
        StoresSuite.class,
        ConfigSuite.class,
        HttpTransportSuite.class,
        ClosedHttpTransportSuite.class,
        SdkTransportSuite.class,
        SecrecySuite.class,
        TlsSuite.class);
  }

  /**
   * The suites of a host whose default store is used over the SDK transport: not those whose stores
   * are used over HTTP in any case.
   *
   * @return their classes
   */
  public static List<Class<? extends TckSuite>> overSdk() {
    return List.of(
        ReadSuite.class,
        WriteSuite.class,
        ConcurrencySuite.class,
        SubscriptionSuite.class,
        EventsSuite.class,
        SchemaSuite.class,
        TransportSuite.class,
        MirrorSuite.class,
        InjectionSuite.class,
        StoresSuite.class,
        ConfigSuite.class,
        SdkTransportSuite.class,
        SecrecySuite.class,
        TlsSuite.class);
  }

  /**
   * The suites of a run of the application after which it starts again. They need {@link
   * TckEnvironment#startWithFiles()}.
   *
   * @return their classes, in the order in which they have to run
   */
  public static List<Class<? extends TckSuite>> beforeRestart() {
    return List.of(OutboxSuite.class, FilesSuite.class, LeaveSuite.class);
  }

  /**
   * The suites of the run after that one.
   *
   * @return their classes, in the order in which they have to run
   */
  public static List<Class<? extends TckSuite>> afterRestart() {
    return List.of(RestartSuite.class);
  }

  /**
   * The suites for a configuration.
   *
   * @param transport {@code http} or {@code sdk}, as {@code dust.tck.transport} says
   * @return their classes
   * @throws IllegalArgumentException if it is neither
   */
  public static List<Class<? extends TckSuite>> over(String transport) {
    return switch (transport) {
      case "http" -> overHttp();
      case "sdk" -> overSdk();
      default ->
          throw new IllegalArgumentException(
              "dust.tck.transport is \"" + transport + "\"; it can be \"http\" or \"sdk\"");
    };
  }
}
