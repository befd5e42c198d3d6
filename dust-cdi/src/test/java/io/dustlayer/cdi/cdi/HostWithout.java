package io.dustlayer.cdi.cdi;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A host that has everything of the test's class path but some jars, in class loaders of its own.
 */
final class HostWithout implements AutoCloseable {

  private final URLClassLoader loader;

  /**
   * A host.
   *
   * @param jars finds the names of the jars that it lacks
   * @param more places of classes that it has besides
   */
  HostWithout(String jars, Path... more) {
    Pattern lacking = Pattern.compile(jars);
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path place = Path.of(entry);
      if (!lacking.matcher(place.getFileName().toString()).find()) {
        urls.add(url(place));
      }
    }
    for (Path place : more) {
      urls.add(url(place));
    }
    loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /**
   * Calls a static method without parameters there.
   *
   * @param type the class, by its name only
   * @param method returns text
   */
  String call(Class<?> type, String method) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return (String) loader.loadClass(type.getName()).getMethod(method).invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
