package io.dustlayer.cdi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walls between the rooms, as the package documentation describes them. A package below a room
 * belongs to it.
 */
class RoomsTest {

  private static final String ROOT = "io.dustlayer.cdi";
  private static final int MAX_LINES = 400;
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");

  /** Which rooms each room may use besides itself. The root is the empty name. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("", Set.of()),
          Map.entry("event", Set.of()),
          Map.entry("spi", Set.of("", "protocol")),
          Map.entry("schema", Set.of("", "protocol")),
          Map.entry("protocol", Set.of()),
          Map.entry("tls", Set.of()),
          Map.entry("repo", Set.of("", "spi", "schema", "protocol")),
          Map.entry("http", Set.of("", "spi", "protocol", "tls")),
          Map.entry("sync", Set.of("protocol")),
          Map.entry("sync.run", Set.of("", "spi", "protocol", "sync")),
          Map.entry("disk", Set.of("", "spi", "protocol", "sync.run")),
          Map.entry("ws", Set.of("", "spi", "protocol", "tls", "sync", "sync.run")),
          Map.entry(
              "cdi",
              Set.of(
                  "",
                  "event",
                  "spi",
                  "schema",
                  "protocol",
                  "repo",
                  "tls",
                  "http",
                  "sync",
                  "sync.run",
                  "disk",
                  "ws")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Set<String> rooms() {
    return MAY_USE.keySet();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomUsesOnlyTheRoomsThatItMay(String room) {
    Set<String> allowed = MAY_USE.get(room);

    classes()
        .that(describe("are in the room '" + room + "'", type -> isIn(type, room)))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are in the rooms " + allowed + ", or outside of the library",
                type ->
                    !type.getPackageName().startsWith(ROOT)
                        || isIn(type, room)
                        || allowed.contains(roomOf(type))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsAKnownRoom() {
    assertThat(CLASSES).extracting(RoomsTest::roomOf).isSubsetOf(rooms());
  }

  @Test
  void protocolUsesNothingButTheJdkAndJsonProcessing() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".protocol..")
        .should()
        .onlyDependOnClassesThat(
            inPackages("java.", "jakarta.json.", ROOT + ".protocol")
                .or(describe("are primitive", JavaClass::isPrimitive))
                .or(describe("are arrays", JavaClass::isArray)))
        .check(CLASSES);
  }

  @Test
  void syncIsPure() {
    classes()
        .that(describe("are in the room 'sync'", type -> isIn(type, "sync")))
        .should()
        .onlyDependOnClassesThat(
            inPackages("java.", "jakarta.json.", ROOT + ".protocol", ROOT + ".sync")
                .and(
                    describe(
                        "are not of threads, clocks or sockets",
                        type ->
                            !type.getPackageName().startsWith("java.util.concurrent")
                                && !type.getPackageName().startsWith("java.net")
                                && !type.getName().equals("java.lang.Thread")
                                && !type.getName().equals("java.time.Clock")
                                && !type.getName().equals("java.time.Instant")))
                .or(describe("are primitive", JavaClass::isPrimitive))
                .or(describe("are arrays", JavaClass::isArray)))
        .check(CLASSES);
  }

  @Test
  void nothingUsesTheTimerWhoseThreadKeepsAnApplicationForEver() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "it is a timer of CompletableFuture",
                call ->
                    call.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                        && Set.of("delayedExecutor", "orTimeout", "completeOnTimeout")
                            .contains(call.getName())))
        .check(CLASSES);
  }

  @Test
  void noRoomsFormACycle() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of("room " + roomOf(type))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "rooms";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void noSourceFileIsLongerThanAReaderCanHold() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    List<Path> files = new ArrayList<>(sources(SOURCES));
    files.addAll(sources(TESTS));
    for (Path source : files) {
      long lines;
      try (Stream<String> all = Files.lines(source)) {
        lines = all.count();
      }
      if (lines > MAX_LINES) {
        tooLong.put(source.toString(), lines);
      }
    }

    assertThat(tooLong).as("files of more than %d lines", MAX_LINES).isEmpty();
  }

  @Test
  void everyRoomSaysWhatItIsFor() throws IOException {
    assertThat(sources(SOURCES).stream().map(Path::getParent).distinct())
        .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static DescribedPredicate<JavaClass> inPackages(String... prefixes) {
    return describe(
        "are in " + List.of(prefixes),
        type -> Stream.of(prefixes).anyMatch(prefix -> type.getName().startsWith(prefix)));
  }

  private static boolean isIn(JavaClass type, String room) {
    return type.getPackageName().startsWith(ROOT) && roomOf(type).equals(room);
  }

  private static String roomOf(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(ROOT)) {
      return "";
    }
    String below = name.substring(ROOT.length() + 1);
    return MAY_USE.containsKey(below) ? below : below.split("\\.")[0];
  }
}
