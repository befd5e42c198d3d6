package io.dustlayer.cdi.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between the rooms of the server. */
class RoomsTest {
  private static final String ROOT = "io.dustlayer.cdi.server";
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void roomsDoNotDependOnEachOtherInCircles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void theStoreKnowsNothingOfHttpOrChannels() {
    noClasses()
        .that(resideInAnyPackage(ROOT + ".store.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + ".http..", ROOT + ".channel..", ROOT, "org.eclipse.jetty.."))
        .check(SERVER);
  }

  @Test
  void channelsKnowNothingOfHttp() {
    noClasses()
        .that(resideInAnyPackage(ROOT + ".channel.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + ".http..", ROOT))
        .check(SERVER);
  }

  @Test
  void onlyChannelsKnowMessagePack() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT + ".channel"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.msgpack.."))
        .check(SERVER);
  }

  @Test
  void onlyTheHttpRoomKnowsJetty() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT + ".http"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.eclipse.jetty.."))
        .check(SERVER);
  }

  @Test
  void onlyTheStoreKnowsSql() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT + ".store"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."))
        .check(SERVER);
  }

  @Test
  void ofTheClientOnlyTheProtocolIsShared() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.dustlayer.cdi..")
                .and(resideOutsideOfPackage(ROOT + ".."))
                .and(resideOutsideOfPackage("io.dustlayer.cdi.protocol..")))
        .check(SERVER);
  }
}
