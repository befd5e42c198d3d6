package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.DustSchema;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands the descriptions that the library makes during the build to a test. */
public class DescribingExtension implements BuildCompatibleExtension {

  /** Entities that no application could start with. */
  static final List<String> BROKEN =
      List.of(
          "io.dustlayer.cdi.tck.broken.BrokenEntities$FinalField",
          "io.dustlayer.cdi.tck.broken.BrokenEntities$NestedTypes");

  private final Map<String, ClassInfo> schemas = new TreeMap<>();

  /** For the container. */
  public DescribingExtension() {}

  /**
   * Notes a schema.
   *
   * @param type the class
   */
  @Enhancement(
      types = {Object.class, Record.class},
      withSubtypes = true,
      withAnnotations = DustSchema.class)
  public void see(ClassInfo type) {
    schemas.put(type.name(), type);
  }

  /**
   * Adds the descriptions as a bean.
   *
   * @param components takes it
   * @param types finds the entities that are not part of the application
   * @throws ReflectiveOperationException if the library's reader has moved
   */
  @Synthesis
  public void add(SyntheticComponents components, Types types) throws ReflectiveOperationException {
    BROKEN.forEach(name -> schemas.put(name, types.ofClass(name).declaration()));
    // Another class loader than the library's, so its package is out of reach for the compiler.
    Method read =
        Class.forName("io.dustlayer.cdi.cdi.LangModelSchemaReader")
            .getDeclaredMethod("read", ClassInfo.class);
    read.setAccessible(true);
    String[] texts = new String[schemas.size()];
    int i = 0;
    for (ClassInfo schema : schemas.values()) {
      texts[i++] = read.invoke(null, schema).toString();
    }
    components
        .addBean(Descriptions.class)
        .type(Descriptions.class)
        .scope(Singleton.class)
        .withParam("names", schemas.keySet().toArray(String[]::new))
        .withParam("texts", texts)
        .createWith(Creator.class);
  }

  /**
   * The descriptions of all schemas of the application.
   *
   * @param texts as text, by class name
   */
  public record Descriptions(Map<String, String> texts) {}

  /** Makes the bean. */
  public static final class Creator implements SyntheticBeanCreator<Descriptions> {

    /** For the container. */
    public Creator() {}

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
