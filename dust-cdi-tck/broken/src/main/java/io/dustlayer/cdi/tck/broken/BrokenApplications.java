package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.DustSchema;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows as web applications, for hosts that run in a process of their own: a host is given them
 * all, goes on with the next when one is refused, and says in its output why. An application that
 * has started serves a file.
 */
public final class BrokenApplications {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String STARTED = "started.txt";
  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
             bean-discovery-mode="annotated"/>
      """;

  private BrokenApplications() {}

  /** Of its file without the ending, and of its context root. */
  private static String name(BrokenDeployment row) {
    return row.id().toLowerCase(Locale.ROOT);
  }

  /**
   * Builds the application of each row, and the one without mistakes, with the library in it.
   *
   * @param folder for the files
   * @return the WARs, each with a name and a context root of its own
   * @throws IOException if one cannot be written
   */
  public static List<Path> wars(Path folder) throws IOException {
    List<Path> wars = new ArrayList<>();
    wars.add(war(BrokenDeployments.control(), folder));
    for (BrokenDeployment row : BrokenDeployments.all()) {
      wars.add(war(row, folder));
    }
    return wars;
  }

  private static Path war(BrokenDeployment row, Path folder) throws IOException {
    Path file = folder.resolve(name(row) + ".war");
    try (FileSystem war =
        FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of("create", "true"))) {
      write(war.getPath(STARTED), name(row));
      write(war.getPath("WEB-INF/beans.xml"), BEANS);
      write(
          war.getPath("WEB-INF/classes/META-INF/dust-schemas"),
          String.join("\n", row.names()) + "\n");
      for (Class<?> type : classes(row)) {
        copy(type, war.getPath("WEB-INF/classes"));
      }
      Path library = war.getPath("WEB-INF/lib/dust-cdi.jar");
      Files.createDirectories(library.getParent());
      Files.copy(library(), library);
    }
    return file;
  }

  /** The beans of the row, and every class that is no bean: some name others, or contain them. */
  private static Set<Class<?>> classes(BrokenDeployment row) {
    Set<Class<?>> classes = new LinkedHashSet<>(row.beans());
    Stream.of(BrokenEntities.class, BrokenInjections.class, BrokenObservers.class)
        .flatMap(outer -> Stream.concat(Stream.of(outer), Stream.of(outer.getDeclaredClasses())))
        .filter(type -> !type.isAnnotationPresent(Dependent.class))
        .forEach(classes::add);
    return classes;
  }

  private static void write(Path file, String text) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(file, text);
  }

  private static void copy(Class<?> type, Path root) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(bytes, file);
    }
  }

  private static Path library() {
    try {
      Path jar =
          Path.of(DustSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(jar + " is not the library's jar; run Maven's verify");
      }
      return jar;
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Whether a host has started the application of a row.
   *
   * @param row the row
   * @param host the address of the host, without path
   * @return false if there is no such application
   * @throws IOException if the host cannot be reached
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean isRunning(BrokenDeployment row, URI host)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(host.resolve("/" + name(row) + "/" + STARTED))
            .timeout(PATIENCE)
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    if (!List.of(200, 404).contains(status)) {
      throw new IOException(request.uri() + " answers " + status);
    }
    return status == 200;
  }
}
