package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;

/** What {@link Link} is, as a class that anybody may change. */
@DustSchema(prefix = "links")
public class MutableLink {

  private String slug;
  private String title;
  private long clicks;

  /** One without values. */
  public MutableLink() {
    super();
  }

  /** Copies another one, as it is done by hand. */
  MutableLink(MutableLink other) {
    slug = other.slug;
    title = other.title;
    clicks = other.clicks;
  }

  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public long getClicks() {
    return clicks;
  }

  public void setClicks(long clicks) {
    this.clicks = clicks;
  }
}
