package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.tck.entity.Shade;
import io.dustlayer.cdi.tck.entity.ShadeAdapter;
import jakarta.json.bind.annotation.JsonbAnnotation;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entities whose declarations are easy to read wrongly. */
final class Tricky {

  private Tricky() {}

  /** Stands for several annotations of JSON-B. */
  @JsonbAnnotation
  @JsonbProperty("grouped_name")
  @JsonbTypeAdapter(ShadeAdapter.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Grouped {}

  /** Types of every kind. */
  @DustSchema(
      prefix = {"tricky", "a/b.c"},
      required = {"slug", "numbers"},
      mode = StorageMode.MAP,
      store = "wire")
  record Types(
      String slug,
      int[] numbers,
      byte[][] bytes,
      List<? extends Long> bounded,
      List<String>[] lists,
      Optional<Thread.State> state,
      @JsonbTransient String hidden,
      @JsonbProperty("other") String renamed,
      @JsonbTypeAdapter(ShadeAdapter.class) Shade shade,
      @Grouped Shade grouped) {}

  /** Binds a type in its subclass. */
  abstract static class Base<T, L extends Number> {
    private T bound;
    private List<T> bounds;
    private L unbound;
    protected String notAProperty;

    public T getBound() {
      return bound;
    }

    public void setBound(T bound) {
      this.bound = bound;
    }

    @JsonbProperty("all_bounds")
    public List<T> getBounds() {
      return bounds;
    }

    public void setBounds(List<T> bounds) {
      this.bounds = bounds;
    }

    public L getUnbound() {
      return unbound;
    }

    public void setUnbound(L unbound) {
      this.unbound = unbound;
    }
  }

  /** A class with every kind of property. */
  @DustSchema(prefix = "classes")
  static class Classy extends Base<Map<String, Integer>, Long> {
    public static String constant;
    public transient String skipped;
    public String open;
    @JsonbTransient private String slug;
    private boolean flag;
    private Boolean boxed;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public boolean isFlag() {
      return flag;
    }

    public void setFlag(boolean flag) {
      this.flag = flag;
    }

    public Boolean isBoxed() {
      return boxed;
    }

    @JsonbProperty("in_a_box")
    public void setBoxed(Boolean boxed) {
      this.boxed = boxed;
    }

    public String getComputed() {
      return open;
    }

    public void setOnly(String value) {
      this.open = value;
    }
  }
}
