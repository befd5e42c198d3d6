package io.dustlayer.cdi.documents;

import io.dustlayer.cdi.documents.Document.Block;
import io.dustlayer.cdi.documents.Document.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The artifacts and versions that a document names. */
final class Versions {

  private static final String GROUP = "io.dustlayer:";
  private static final Pattern FILE =
      Pattern.compile("dust-cdi[a-z-]*-(\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?)");

  private Versions() {}

  static List<String> wrong(Document page) {
    List<String> wrong = new ArrayList<>();
    String version = Repository.poms(true).get(Repository.ROOT).version();
    for (Part text : texts(page)) {
      Matcher file = FILE.matcher(text.text());
      while (file.find()) {
        if (!file.group(1).equals(version)) {
          wrong.add(text.place() + ": " + file.group() + " is not the version " + version);
        }
      }
    }
    boolean managed =
        page.blocks("xml").stream().anyMatch(block -> block.text().contains("dust-cdi-bom"));
    for (Block block : page.blocks("xml")) {
      Pom piece = Pom.piece(block.text(), block.place());
      for (Pom.Reference reference : piece.references()) {
        String named = Pom.resolved(reference.version(), piece.properties());
        String problem =
            reference.key().startsWith(GROUP)
                ? ofThisBuild(reference.key(), named, version, managed)
                : ofOthers(reference.key(), named);
        if (!problem.isEmpty()) {
          wrong.add(block.place() + ": " + reference.key() + ' ' + problem);
        }
      }
    }
    return wrong;
  }

  private static String ofThisBuild(String key, String named, String version, boolean managed) {
    boolean published =
        Repository.poms(false).values().stream()
            .filter(pom -> "false".equals(pom.properties().get("maven.deploy.skip")))
            .anyMatch(pom -> key.equals(GROUP + pom.artifact()));
    if (!published) {
      return "is not published by this build";
    }
    if (named.isEmpty()) {
      return managed ? "" : "has no version, and the page does not import dust-cdi-bom";
    }
    return named.equals(version) ? "" : "has the version " + named + " instead of " + version;
  }

  private static String ofOthers(String key, String named) {
    Map<String, Set<String>> known = new HashMap<>();
    Map<String, String> inherited = Repository.poms(true).get(Repository.ROOT).properties();
    for (Pom pom : Repository.poms(false).values()) {
      Map<String, String> properties = new HashMap<>(inherited);
      properties.putAll(pom.properties());
      for (Pom.Reference used : pom.references()) {
        known
            .computeIfAbsent(used.key(), none -> new HashSet<>())
            .add(Pom.resolved(used.version(), properties));
      }
    }
    if (!known.containsKey(key)) {
      return "is used by no module, so that nobody tried it";
    }
    return named.isEmpty() || known.get(key).contains(named)
        ? ""
        : "has the version " + named + ", but the build uses " + known.get(key);
  }

  private static List<Part> texts(Document page) {
    return Stream.concat(
            page.prose().stream(),
            page.blocks().stream().map(block -> new Part(block.place(), block.text())))
        .toList();
  }
}
