package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An application on Weld SE, written and compiled for the occasion: some record classes, a bean,
 * and a main class that starts the container, uses the bean and ends.
 */
final class GeneratedApplication {

  static final String MAIN = "app.Main";

  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" bean-discovery-mode="annotated" version="4.0"/>
      """;

  private GeneratedApplication() {}

  /**
   * Makes one.
   *
   * @param folder where its classes go
   * @param records how many classes of records
   * @param dust whether they are entities, and the bean has a repository
   */
  static void make(Path folder, int records, boolean dust) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("app"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      files.add(write(sources, "Record" + i, record(i, dust)));
    }
    files.add(write(sources, "Service", service(dust)));
    files.add(write(sources, "Main", main()));
    Files.writeString(
        Files.createDirectories(folder.resolve("META-INF")).resolve("beans.xml"), BEANS);
    compile(folder, files);
  }

  private static Path write(Path sources, String name, String text) throws IOException {
    return Files.writeString(sources.resolve(name + ".java"), "package app;\n" + text);
  }

  private static String record(int number, boolean dust) {
    String schema = "@io.dustlayer.cdi.DustSchema(prefix = \"records" + number + "\")\n";
    return (dust ? schema : "")
        + "public record Record"
        + number
        + "(String slug, String title, long count, boolean done) {}\n";
  }

  private static String service(boolean dust) {
    return """
        @jakarta.enterprise.context.ApplicationScoped
        public class Service {
          %s
          public String name() {
            return "service";
          }
        }
        """
        .formatted(
            dust ? "@jakarta.inject.Inject io.dustlayer.cdi.DustRepo<Record0> records;" : "");
  }

  private static String main() {
    return """
        public class Main {
          public static void main(String[] args) {
            try (var container =
                jakarta.enterprise.inject.se.SeContainerInitializer.newInstance().initialize()) {
              System.out.println(container.select(Service.class).get().name());
            }
            Runtime.getRuntime().halt(0);
          }
        }
        """;
  }

  private static void compile(Path folder, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "-parameters",
            "-d",
            folder.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!done) {
        throw new IllegalStateException("the application does not compile");
      }
    }
  }

  /** The class path without what is ours, and without what belongs to the suite alone. */
  static Stream<Path> libraries(List<Class<?>> left) {
    List<Path> without = left.stream().map(GeneratedApplication::home).toList();
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> !without.contains(entry));
  }

  /** Where a class comes from. */
  static Path home(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toAbsolutePath();
  }
}
