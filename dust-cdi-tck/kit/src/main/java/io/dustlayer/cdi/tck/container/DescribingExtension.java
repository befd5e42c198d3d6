package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.cdi.DustCdiExtension;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Has the library read entities from build-time metadata where its build-compatible extension
 * works, and hands the descriptions to a suite. Which entities is told by the files {@value #FILE}:
 * some of them no application could start with.
 */
@SkipIfPortableExtensionPresent(DustCdiExtension.class)
public class DescribingExtension implements BuildCompatibleExtension {

  private static final String FILE = "META-INF/dust-tck-described";
  private static final String READER = "io.dustlayer.cdi.cdi.LangModelSchemaReader";

  /** For the container. */
  public DescribingExtension() {
    super();
  }

  /**
   * Adds the descriptions as a bean.
   *
   * @param components takes it
   * @param types finds the entities
   * @throws IOException if a list cannot be read
   * @throws ReflectiveOperationException if the library's reader has moved
   */
  @Synthesis
  public void add(SyntheticComponents components, Types types)
      throws IOException, ReflectiveOperationException {
    // No part of what the library offers to others.
    Method read =
        Class.forName(READER, true, DustRepo.class.getClassLoader())
            .getDeclaredMethod("read", ClassInfo.class);
    read.setAccessible(true);
    SortedSet<String> names = names();
    String[] texts = new String[names.size()];
    int i = 0;
    for (String name : names) {
      texts[i++] = read.invoke(null, types.ofClass(name).declaration()).toString();
    }
    components
        .addBean(Descriptions.class)
        .type(Descriptions.class)
        .scope(Singleton.class)
        .withParam("names", names.toArray(String[]::new))
        .withParam("texts", texts)
        .createWith(Creator.class);
  }

  private static SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (URL file : Collections.list(loader.getResources(FILE))) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
        lines.lines().forEach(names::add);
      }
    }
    return names;
  }

  /**
   * The descriptions.
   *
   * @param texts as text, by class name
   */
  public record Descriptions(Map<String, String> texts) {}

  /** Makes the bean. */
  public static final class Creator implements SyntheticBeanCreator<Descriptions> {

    /** For the container. */
    public Creator() {
      super();
    }

    @Override
    public Descriptions create(Instance<Object> lookup, Parameters parameters) {
      String[] names = parameters.get("names", String[].class);
      String[] texts = parameters.get("texts", String[].class);
      Map<String, String> all = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        all.put(names[i], texts[i]);
      }
      return new Descriptions(all);
    }
  }
}
