package io.dustlayer.cdi.tck;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.tck.container.ConfiguredStores;
import io.dustlayer.cdi.tck.container.DescribingExtension.Descriptions;
import io.dustlayer.cdi.tck.container.InjectedBeans;
import io.dustlayer.cdi.tck.container.StartLog;
import io.dustlayer.cdi.tck.durable.DurableBeans;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.dustlayer.cdi.tck.entity.Forbidden;
import io.dustlayer.cdi.tck.entity.Malformed;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.entity.Page;
import io.dustlayer.cdi.tck.entity.Refused;
import io.dustlayer.cdi.tck.entity.Report;
import io.dustlayer.cdi.tck.entity.Unconfigured;
import io.dustlayer.cdi.tck.entity.Unknown;
import io.dustlayer.cdi.tck.event.TckObservers;
import io.dustlayer.cdi.tck.transport.TlsBeans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** What a host injects, as an application would; the suites use nothing else. */
@ApplicationScoped
public class TckBeans {

  @Inject Dust dust;
  @Inject DustRepo<Article> articles;
  @Inject DustRepo<Report> reports;
  @Inject DustRepo<Page> pages;
  @Inject DustRepo<Refused> refused;
  @Inject DustRepo<Forbidden> forbidden;
  @Inject DustRepo<Unknown> unknown;
  @Inject DustRepo<Malformed> malformed;
  @Inject DustRepo<Unconfigured> unconfigured;
  @Inject DustRepo<Bookmark> bookmarks;
  @Inject DustRepo<Memo> memos;
  @Inject TckObservers observers;
  @Inject TlsBeans tls;
  @Inject DurableBeans durable;
  @Inject InjectedBeans injected;
  @Inject ConfiguredStores stores;
  @Inject StartLog startLog;
  @Inject Instance<Descriptions> descriptions;

  @Inject
  @DustStore("live")
  Dust live;

  @Inject
  @DustStore("wire")
  Dust wire;

  @Inject
  @DustStore("plain")
  Dust plain;

  @Inject
  @DustStore("golden")
  Dust golden;

  @Inject
  @DustStore("hostile")
  Dust hostile;

  /** Made by the host. */
  public TckBeans() {
    super();
  }

  /**
   * The default store.
   *
   * @return as injected
   */
  public Dust dust() {
    return dust;
  }

  /**
   * A FLAT schema of the default store.
   *
   * @return as injected
   */
  public DustRepo<Article> articles() {
    return articles;
  }

  /**
   * A MAP schema of the default store.
   *
   * @return as injected
   */
  public DustRepo<Report> reports() {
    return reports;
  }

  /**
   * A schema of a store whose server notes every request.
   *
   * @return as injected
   */
  public DustRepo<Page> pages() {
    return pages;
  }

  /**
   * A schema of a store whose server refuses connections.
   *
   * @return as injected
   */
  public DustRepo<Refused> refused() {
    return refused;
  }

  /**
   * A schema of a store whose token is not valid.
   *
   * @return as injected
   */
  public DustRepo<Forbidden> forbidden() {
    return forbidden;
  }

  /**
   * A schema of a store that its server does not know.
   *
   * @return as injected
   */
  public DustRepo<Unknown> unknown() {
    return unknown;
  }

  /**
   * A schema of a store whose name has the wrong form.
   *
   * @return as injected
   */
  public DustRepo<Malformed> malformed() {
    return malformed;
  }

  /**
   * A schema of a store without settings.
   *
   * @return as injected
   */
  public DustRepo<Unconfigured> unconfigured() {
    return unconfigured;
  }

  /**
   * A FLAT schema of a store that is observed.
   *
   * @return as injected
   */
  public DustRepo<Bookmark> bookmarks() {
    return bookmarks;
  }

  /**
   * A MAP schema of a store that is observed.
   *
   * @return as injected
   */
  public DustRepo<Memo> memos() {
    return memos;
  }

  /**
   * The store that is observed.
   *
   * @return as injected
   */
  public Dust live() {
    return live;
  }

  /**
   * The store whose server notes every request; it is kept on HTTP.
   *
   * @return as injected
   */
  public Dust wire() {
    return wire;
  }

  /**
   * The default store again, kept on HTTP.
   *
   * @return as injected
   */
  public Dust plain() {
    return plain;
  }

  /**
   * A store whose server does what a suite says.
   *
   * @return as injected
   */
  public Dust golden() {
    return golden;
  }

  /**
   * A store whose server does harm.
   *
   * @return as injected
   */
  public Dust hostile() {
    return hostile;
  }

  /**
   * The observers.
   *
   * @return as injected
   */
  public TckObservers observers() {
    return observers;
  }

  /**
   * The stores that are reached over TLS, or not.
   *
   * @return as injected
   */
  public TlsBeans tls() {
    return tls;
  }

  /**
   * The stores with files.
   *
   * @return as injected
   */
  public DurableBeans durable() {
    return durable;
  }

  /**
   * A bean that asks for repositories in every way.
   *
   * @return as injected
   */
  public InjectedBeans injected() {
    return injected;
  }

  /**
   * A bean that asks for stores with settings of every kind.
   *
   * @return as injected
   */
  public ConfiguredStores stores() {
    return stores;
  }

  /**
   * What was logged when the application started.
   *
   * @return as injected
   */
  public StartLog startLog() {
    return startLog;
  }

  /**
   * What build-time metadata says of entities.
   *
   * @return as injected; there are none where the portable extension works
   */
  public Descriptions descriptions() {
    return descriptions.get();
  }
}
