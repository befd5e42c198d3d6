package io.dustlayer.cdi.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the repository and what its POMs say. */
final class Repository {

  /** The folder of the root POM. */
  static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..").normalize();

  private Repository() {}

  /** Every page, generated ones included. */
  static List<Document> documents() {
    return files(ROOT, file -> file.toString().endsWith(".md")).stream()
        .map(file -> Document.read(ROOT, file))
        .toList();
  }

  /** The sources of every module of the ordinary build, as text without indentation. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path module : poms(true).keySet()) {
      Path src = module.resolve("src");
      if (Files.isDirectory(src)) {
        files(src, file -> file.toString().endsWith(".java"))
            .forEach(
                file -> sources.put(ROOT.relativize(file).toString(), Samples.flat(read(file))));
      }
    }
    return sources;
  }

  /**
   * The POMs by the folder of their module.
   *
   * @param always only those of a build to which nothing is added
   */
  static Map<Path, Pom> poms(boolean always) {
    Map<Path, Pom> poms = new LinkedHashMap<>();
    add(poms, ROOT, always);
    return poms;
  }

  private static void add(Map<Path, Pom> poms, Path module, boolean always) {
    Pom pom = Pom.read(module.resolve("pom.xml"));
    if (poms.put(module, pom) == null) {
      pom.modules(always).forEach(name -> add(poms, module.resolve(name).normalize(), always));
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder; not what builds leave and what version control keeps. */
  static List<Path> files(Path folder, Predicate<Path> wanted) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              String name = dir.getFileName() == null ? "" : dir.getFileName().toString();
              boolean other = name.equals("target") || name.startsWith(".") && name.length() > 2;
              return other && !dir.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (wanted.test(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }

  /** The scripts that run the documented commands. */
  static List<Path> scripts() {
    try (Stream<Path> scripts = Files.list(ROOT.resolve(".ci"))) {
      return scripts.filter(Files::isExecutable).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
