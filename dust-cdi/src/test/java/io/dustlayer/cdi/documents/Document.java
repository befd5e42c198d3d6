package io.dustlayer.cdi.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown.
 *
 * @param root the folder that links may not leave
 * @param file where it is
 * @param name its path in the repository, for messages
 * @param blocks its fenced blocks
 * @param prose every other line
 */
record Document(Path root, Path file, String name, List<Block> blocks, List<Part> prose) {

  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*(\\S*).*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)[^)]*\\)");
  private static final Pattern REFERENCE = Pattern.compile("^\\[[^]]+]:\\s+(\\S+)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
  private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

  /**
   * A piece of a page.
   *
   * @param place the page and line where it begins, for messages
   * @param text what is there
   */
  record Part(String place, String text) {}

  /**
   * A fenced block.
   *
   * @param place the page and line where it begins, for messages
   * @param language what follows the fence; empty if nothing does
   * @param text the lines inside
   */
  record Block(String place, String language, String text) {}

  static Document read(Path root, Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    List<Block> blocks = new ArrayList<>();
    List<Part> prose = new ArrayList<>();
    List<String> lines = lines(file);
    String fence = null;
    String language = "";
    String place = "";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher found = FENCE.matcher(line);
      if (fence == null && found.matches()) {
        fence = found.group(1);
        language = found.group(2);
        place = name + ':' + (i + 1);
        text.setLength(0);
      } else if (fence != null && line.strip().equals(fence)) {
        blocks.add(new Block(place, language, text.toString()));
        fence = null;
      } else if (fence != null) {
        text.append(line).append('\n');
      } else {
        prose.add(new Part(name + ':' + (i + 1), line));
      }
    }
    if (fence != null) {
      throw new IllegalStateException(place + ": this block has no end");
    }
    return new Document(root, file, name, List.copyOf(blocks), List.copyOf(prose));
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }

  /** What stands between backticks in the prose. */
  List<Part> code() {
    return prose.stream().flatMap(line -> found(CODE, line, line.text()).stream()).toList();
  }

  List<Part> links() {
    List<Part> links = new ArrayList<>();
    for (Part line : prose) {
      String text = CODE.matcher(line.text()).replaceAll("");
      links.addAll(found(LINK, line, text));
      links.addAll(found(REFERENCE, line, text));
    }
    return links;
  }

  /** What a link to a part of this page may name, made as code hosts make it. */
  List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Part line : prose) {
      found(ANCHOR, line, line.text()).forEach(anchor -> anchors.add(anchor.text()));
      Matcher heading = HEADING.matcher(line.text());
      if (heading.matches()) {
        String words = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
        String slug =
            words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
        int before = seen.merge(slug, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? slug : slug + '-' + before);
      }
    }
    return anchors;
  }

  private static List<Part> found(Pattern pattern, Part line, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> new Part(line.place(), match.group(1)))
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
