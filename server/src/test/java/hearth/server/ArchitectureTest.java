package hearth.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The walls of the house. ARCHITECTURE.md names these tests.
class ArchitectureTest {
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("hearth");

  @Test
  void rooms_know_no_netty_no_sql_no_json_and_no_clock() {
    noClasses().that().resideInAPackage("hearth.server.room").should().dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "java.sql..", "org.jdbi..", "tools.jackson..", "io.micrometer..",
            "org.slf4j..",
            "hearth.server.persistence..", "hearth.server.transport..", "hearth.server.http..",
            "hearth.server.session..",
            "hearth.server.roster..", "hearth.server.schedule..")
        .check(HOUSE);
    noClasses().that().resideInAPackage("hearth.server.room").should()
        .callMethod(Instant.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis").check(HOUSE);
  }

  @Test
  void the_rules_are_pure() {
    noClasses().that().haveSimpleNameStartingWith("RoomRules").or().haveSimpleNameStartingWith("RoomState")
        .or()
        .haveSimpleName("Happening").or().haveSimpleName("People").or().haveSimpleName("Talk").or()
        .haveSimpleName("TalkRules").or().haveSimpleName("HeldRules").or().haveSimpleName("CareRules").or()
        .haveSimpleName("JusticeRules").or().haveSimpleName("Care").or().haveSimpleName("Justice").or()
        .haveSimpleName("Order").should().dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.io..", "java.nio..", "java.util.random..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread").check(HOUSE);
  }

  @Test
  void only_transport_and_the_crowd_speak_netty() {
    noClasses().that().resideOutsideOfPackages("hearth.server.transport", "hearth.loadtest.crowd").should()
        .dependOnClassesThat().resideInAPackage("io.netty..").check(HOUSE);
  }

  @Test
  void only_persistence_speaks_sql() {
    noClasses().that().resideOutsideOfPackage("hearth.server.persistence").should().dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.sqlite..")
        .check(HOUSE);
  }

  @Test
  void only_observe_names_metrics() {
    noClasses().that().resideOutsideOfPackage("hearth.server.observe").should().dependOnClassesThat()
        .resideInAPackage("io.micrometer..").check(HOUSE);
  }

  @Test
  void the_protocol_depends_on_nothing_of_ours_and_clients_on_the_protocol_alone() {
    noClasses().that().resideInAPackage("hearth.protocol..").should().dependOnClassesThat()
        .resideInAnyPackage("hearth.server..", "hearth.moderation..", "hearth.loadtest..").check(HOUSE);
    noClasses().that().resideInAPackage("hearth.moderation..").should().dependOnClassesThat()
        .resideInAnyPackage("hearth.server..", "hearth.loadtest..").check(HOUSE);
    noClasses().that().resideInAPackage("hearth.loadtest..").should().dependOnClassesThat()
        .resideInAnyPackage("hearth.server..", "hearth.moderation..").check(HOUSE);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("hearth.server.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("hearth.loadtest.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void nothing_static_changes_and_nothing_is_printed() {
    // programs of their own speak to the terminal, nothing that runs in the server does
    classes().that().resideInAPackage("hearth..").and().doNotHaveSimpleName("Main").and()
        .doNotHaveSimpleName("VerifyLedger").and()
        .resideOutsideOfPackages("hearth.moderation.command", "hearth.moderation.training", "hearth.loadtest")
        .should().onlyAccessClassesThat().doNotHaveFullyQualifiedName("java.io.PrintStream").check(HOUSE);
    ArchRuleDefinition.fields().that().areStatic().and()
        .areDeclaredInClassesThat()
        .resideInAPackage("hearth..").should().beFinal().check(HOUSE);
  }

  @Test
  void no_file_is_longer_than_400_lines() throws IOException {
    var tooLong = new ArrayList<String>();
    for (var module : new String[]{"protocol", "moderation", "loadtest", "server"}) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
        for (var file : files.filter(f -> f.toString().matches(".*\\.(java|js|css)")).toList()) {
          var lines = Files.readAllLines(file).size();
          if (lines > 400) {
            tooLong.add(file + ": " + lines);
          }
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
