package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustSchema;

/** What the events of these tests are about. */
final class PublishedEntities {

  private PublishedEntities() {}

  interface Titled {
    String title();
  }

  @DustSchema(prefix = "links", required = "title")
  record Link(String slug, String title) implements Titled {}

  @DustSchema(prefix = "pages", required = "title")
  record Page(String slug, String title) implements Titled {}

  /** A class, so that receivers could change it. */
  @DustSchema(prefix = "drafts")
  public static class Draft {
    private String slug;
    private String text;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }
  }
}
