package io.dustlayer.cdi.documents;

import io.dustlayer.cdi.documents.Document.Block;
import io.dustlayer.cdi.documents.Document.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands in documents, and the scripts that run them. */
final class Commands {

  /** Between the two lines stand commands that a script runs as they are. */
  private static final Pattern RUN = Pattern.compile("(?ms)^[^#\\n]*<<'EOF'[^\\n]*\\n(.*?)^EOF$");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\$ )?(?:mvnw?|java|curl|git|gpg|docker|podman|npm|npx|bash|sh|python3|\\.{1,2}/\\S+"
              + "|\\.ci/\\S+) +\\S.*",
          Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile(" (-P|-pl|-Dtest=) ?(\\S+)");

  private Commands() {}

  static boolean isCommand(String text) {
    return COMMAND.matcher(text.strip()).matches();
  }

  /** The commands of a listing, one a line, without comments. */
  static List<String> in(String listing) {
    return Arrays.stream(listing.replaceAll("\\\\\n\\s*", "").split("\n"))
        .map(line -> line.replaceAll("(^|\\s{2,})#.*", ""))
        .map(Commands::plain)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  static String plain(String command) {
    return command.strip().replaceAll("\\s+", " ");
  }

  /** What is in blocks of {@code sh}, and what stands in the text as a whole command. */
  static List<Part> shownBy(Document page) {
    List<Part> commands = new ArrayList<>();
    for (Block block : page.blocks("sh")) {
      in(block.text()).forEach(line -> commands.add(new Part(block.place(), line)));
    }
    for (Part code : page.code()) {
      if (isCommand(code.text())) {
        commands.add(new Part(code.place(), plain(code.text())));
      }
    }
    return commands;
  }

  static List<String> runBy(Path script) {
    return RUN.matcher(Repository.read(script))
        .results()
        .flatMap(listing -> in(listing.group(1)).stream())
        .toList();
  }

  /**
   * What is wrong with the commands of a page.
   *
   * @param page the page
   * @param run the commands that scripts run
   */
  static List<String> wrong(Document page, Set<String> run) {
    List<String> wrong = new ArrayList<>();
    for (Part command : shownBy(page)) {
      if (!run.contains(command.text())) {
        wrong.add(command.place() + ": no script in .ci runs: " + command.text());
      }
      unknown(command.text())
          .ifPresent(what -> wrong.add(command.place() + ": there is no " + what));
    }
    return wrong;
  }

  /** The commands of a page that are not in a block of their own kind. */
  static List<String> misplaced(Document page) {
    List<String> wrong = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (!block.language().equals("sh")) {
        in(block.text()).stream()
            .filter(Commands::isCommand)
            .forEach(line -> wrong.add(block.place() + ": a command belongs in sh: " + line));
      }
    }
    page.prose().stream()
        .filter(line -> line.text().startsWith("    ") && isCommand(line.text()))
        .forEach(line -> wrong.add(line.place() + ": a command belongs in sh: " + line.text()));
    return wrong;
  }

  /** What a Maven command names and nobody has. */
  private static Optional<String> unknown(String command) {
    List<String> unknown = new ArrayList<>();
    if (command.startsWith("mvn ")) {
      Matcher option = OPTION.matcher(command);
      while (option.find()) {
        for (String name : option.group(2).split(",")) {
          if (!exists(option.group(1), name)) {
            unknown.add(option.group(1) + ' ' + name);
          }
        }
      }
    }
    return unknown.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", unknown));
  }

  private static boolean exists(String option, String name) {
    return switch (option) {
      case "-pl" -> Files.isRegularFile(Repository.ROOT.resolve(name).resolve("pom.xml"));
      case "-P" ->
          Repository.poms(false).values().stream().anyMatch(pom -> pom.profiles().contains(name));
      default ->
          !Repository.files(
                  Repository.ROOT,
                  file -> file.getFileName().toString().equals(name.split("#")[0] + ".java"))
              .isEmpty();
    };
  }
}
