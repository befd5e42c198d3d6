package io.dustlayer.cdi.documents;

import io.dustlayer.cdi.documents.Document.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The links of a document to files of the repository and to headings. */
final class Links {

  private Links() {}

  static List<String> broken(Document page) {
    List<String> broken = new ArrayList<>();
    for (Part link : page.links()) {
      if (!link.text().matches("[a-z]+:.*")) {
        problem(page, link.text())
            .ifPresent(why -> broken.add(link.place() + ": " + link.text() + ": " + why));
      }
    }
    return broken;
  }

  private static Optional<String> problem(Document page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    if (!file.toAbsolutePath().startsWith(page.root().toAbsolutePath().normalize())) {
      return Optional.of("leaves the repository");
    }
    if (!Files.exists(file)) {
      return Optional.of("there is no such file");
    }
    if (hash < 0) {
      return Optional.empty();
    }
    if (!file.toString().endsWith(".md")) {
      return Optional.of("only pages have headings to link to");
    }
    List<String> anchors = Document.read(page.root(), file).anchors();
    String anchor = link.substring(hash + 1);
    return anchors.contains(anchor)
        ? Optional.empty()
        : Optional.of("there is no such heading, but " + anchors);
  }
}
