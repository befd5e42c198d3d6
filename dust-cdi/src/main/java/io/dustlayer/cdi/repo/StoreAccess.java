package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;

/**
 * Where the repositories of one store find what they need. Asked anew at each call, so that a
 * missing setting is reported by the first call and not by injection, and a transport can change at
 * run time.
 *
 * <p>Implementations may be called from any thread and throw {@link io.dustlayer.cdi.DustException}
 * for missing or malformed settings.
 */
public interface StoreAccess {

  /**
   * The name of the store in the configuration, which schemas refer to.
   *
   * @return empty for the default store
   */
  String key();

  /**
   * The store's name on the server.
   *
   * @return {@code org/name}
   */
  String name();

  /**
   * The transport to use now.
   *
   * @return never null
   */
  DustTransport transport();

  /**
   * The transport whose reads are answered by the server. A mirror may be behind: servers do not
   * announce what is written over HTTP.
   *
   * @return never null
   */
  DustTransport remote();

  /**
   * Where writes are kept until they can be sent, also while the realtime transport does not run.
   *
   * @return never null
   * @throws io.dustlayer.cdi.DustException {@code NOT_SUPPORTED} if there is none
   */
  DurableOutbox outbox();

  /**
   * How to read and write.
   *
   * @return never null
   */
  RepoSettings settings();

  /** Starts the realtime transport, if it does not run; {@link #transport()} is it from now on. */
  void start();

  /** Stops the realtime transport, if it runs; {@link #transport()} is HTTP from now on. */
  void stop();
}
