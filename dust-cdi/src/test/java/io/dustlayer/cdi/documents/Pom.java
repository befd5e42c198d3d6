package io.dustlayer.cdi.documents;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A POM, or a piece of one. */
final class Pom {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  private final Element root;

  private Pom(Element root) {
    this.root = root;
  }

  /**
   * Something that a POM refers to.
   *
   * @param key group and artifact
   * @param version as it is written; empty if it is not
   */
  record Reference(String key, String version) {}

  static Pom read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A piece of a POM, of any number of elements. */
  static Pom piece(String text, String place) {
    return parse("<piece>" + text + "</piece>", place);
  }

  private static Pom parse(String text, String place) {
    try {
      InputSource source = new InputSource(new StringReader(text));
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(source)
              .getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException(place + ": this is not XML", e);
    }
  }

  /** The dependencies, plugins and extensions anywhere in it. */
  List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (String name : List.of("dependency", "plugin", "extension")) {
      for (Element element : all(root, name)) {
        String artifact = child(element, "artifactId");
        if (!artifact.isEmpty()) {
          String group = child(element, "groupId");
          references.add(
              new Reference(
                  (group.isEmpty() ? "org.apache.maven.plugins" : group) + ':' + artifact,
                  child(element, "version")));
        }
      }
    }
    return references;
  }

  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (Element element : all(root, "properties")) {
      children(element).forEach(child -> properties.put(child.getTagName(), text(child)));
    }
    return properties;
  }

  List<String> profiles() {
    return all(root, "profile").stream().map(profile -> child(profile, "id")).toList();
  }

  /**
   * The modules.
   *
   * @param always only those that a build has to which nothing is added
   */
  List<String> modules(boolean always) {
    List<String> modules = new ArrayList<>();
    for (Element module : all(root, "module")) {
      Element holder = (Element) module.getParentNode().getParentNode();
      if (!always
          || holder.equals(root)
          || all(holder, "activeByDefault").stream().anyMatch(is -> text(is).equals("true"))) {
        modules.add(text(module));
      }
    }
    return modules;
  }

  String artifact() {
    return child(root, "artifactId");
  }

  String version() {
    return child(root, "version");
  }

  static String resolved(String version, Map<String, String> properties) {
    Matcher property = PROPERTY.matcher(version);
    return property.replaceAll(
        found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
  }

  private static String child(Element element, String name) {
    return children(element).stream()
        .filter(child -> child.getTagName().equals(name))
        .map(Pom::text)
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static List<Element> all(Element element, String name) {
    List<Element> found = new ArrayList<>();
    var nodes = element.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
