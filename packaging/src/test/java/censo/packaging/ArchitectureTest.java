package censo.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Who may know whom; the table in ARCHITECTURE.md, kept. */
@AnalyzeClasses(
    packages = "censo",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
final class ArchitectureTest {
  /** The suites that modules share come as a jar, not as a folder of test classes. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  /** From the bottom: each may know those before it, none after. */
  private static final List<String> COLLECTOR =
      List.of("store", "diff", "application", "profile", "finding", "render", "export", "console");

  @ArchTest
  static final ArchRule inventoryTouchesNoNetworkClockEnvironmentProcessOrDisk =
      noClasses()
          .that()
          .resideInAnyPackage("censo.inventory..", "censo.source..", "censo.redact..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule onTheHostOnlyRpmIsRun =
      noClasses()
          .that()
          .resideInAnyPackage(
              "censo.agent..", "censo.inventory..", "censo.source..", "censo.redact..")
          .and()
          .doNotHaveFullyQualifiedName("censo.agent.RpmProgram")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .orShould()
          .callMethod(Runtime.class, "exec", String.class)
          .orShould()
          .callMethod(Runtime.class, "exec", String[].class);

  @ArchTest
  static final ArchRule sourcesDoNotKnowEachOther =
      slices()
          .matching("censo.source.(*)..")
          .should()
          .notDependOnEachOther()
          // Dialects that several daemons share, systemd's units, and what dpkg and rpm know of any
          // file.
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                  "censo.source.ini..",
                  "censo.source.zend..",
                  "censo.source.dpkg..",
                  "censo.source.rpm..",
                  "censo.source.unit.."));

  @ArchTest
  static final ArchRule onlyTheIniFamilyKnowsIni4j =
      noClasses()
          .that()
          .resideOutsideOfPackages("censo.source.ini..", "censo.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ini4j..");

  @ArchTest
  static final ArchRule ini4jIsUsedByItsHandlerStyleParserOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.ini4j\\.(Ini|Wini|Profile|BasicProfile|Options|Registry|Reg|BeanTool).*");

  @ArchTest
  static final ArchRule ofTheSourcesOnlyApmKnowsYaml =
      noClasses()
          .that()
          .resideInAnyPackage("censo.inventory..", "censo.source..", "censo.redact..")
          .and()
          .resideOutsideOfPackage("censo.source.apm..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule onTheAgentYamlIsReadAsEventsAndNothingIsMadeOfIt =
      noClasses()
          .that()
          .resideInAPackage("censo.source.apm..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.snakeyaml\\.engine\\.v2\\.(api\\.(Load|Dump)\\b|constructor\\.|nodes\\.).*")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("Compose");

  @ArchTest
  static final ArchRule onlyFactsKnowsOshi =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("censo.agent.Facts")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("oshi..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("censo.collector.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule onlyExportKnowsGit =
      noClasses()
          .that()
          .resideOutsideOfPackage("censo.collector.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule onlyWhatAnswersHttpKnowsVertx =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "censo.collector.ingest..",
              "censo.collector.console..",
              "censo.collector",
              "censo.collector.command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx..");

  @ArchTest
  static final ArchRule onlyPagesAndCodeKnowFreemarker =
      noClasses()
          .that()
          .resideOutsideOfPackages("censo.collector.render..", "censo.collector.console..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("freemarker..");

  @ArchTest
  static void theCollectorsPackagesKnowOnlyThoseBelow(JavaClasses all) {
    for (int i = 0; i < COLLECTOR.size(); i++) {
      String[] above =
          COLLECTOR.subList(i + 1, COLLECTOR.size()).stream()
              .map(name -> "censo.collector." + name + "..")
              .toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("censo.collector." + COLLECTOR.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .allowEmptyShould(true)
            .check(all);
      }
    }
  }

  @ArchTest
  static final ArchRule theAgentKnowsNoCollector =
      noClasses()
          .that()
          .resideInAPackage("censo.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "censo.collector..", "io.vertx..", "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");
}
