package io.dustlayer.cdi.tck;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Forbidden;
import io.dustlayer.cdi.tck.entity.Malformed;
import io.dustlayer.cdi.tck.entity.Page;
import io.dustlayer.cdi.tck.entity.Refused;
import io.dustlayer.cdi.tck.entity.Report;
import io.dustlayer.cdi.tck.entity.Unconfigured;
import io.dustlayer.cdi.tck.entity.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
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
}
