package censo.collector.profile;

import static censo.collector.GivenHost.host;
import static censo.collector.profile.Fleets.MAILER;
import static censo.collector.profile.Fleets.fleet;
import static censo.collector.profile.Fleets.mailers;
import static censo.collector.profile.Fleets.profile;
import static censo.collector.profile.Fleets.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import censo.inventory.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {
  @Test
  void hostsThatAgreeAreTheSame() {
    Profile profile = profile("no-asg", mailers("web-2", "4"), mailers("web-1", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(new Merged.Same(Optional.of(Value.of("4"))), mailer.settings().get("numprocs"));
    assertEquals(List.of("i-web-1", "i-web-2"), profile.hosts());
    assertEquals(List.of("i-web-1", "i-web-2"), mailer.places().stream().map(Place::host).toList());
  }

  @Test
  void aConflictRecordsWhatMostHostsHaveAndWhy() {
    Profile profile =
        profile("no-asg", mailers("web-1", "2"), mailers("web-2", "4"), mailers("web-3", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(
        new Merged.Conflict(
            Optional.of(Value.of("4")),
            List.of(
                new Variant(Optional.of(Value.of("4")), List.of("i-web-2", "i-web-3")),
                new Variant(Optional.of(Value.of("2")), List.of("i-web-1"))),
            "the value of 2 of 3 hosts"),
        mailer.settings().get("numprocs"));
    assertEquals(Optional.of("4"), mailer.item().text("numprocs"));
    assertEquals(List.of("numprocs"), mailer.conflicts());
  }

  @Test
  void whereHostsAreEvenTheFirstByNameIsRecorded() {
    Profile profile = profile("no-asg", mailers("web-2", "4"), mailers("web-1", "2"));
    assertEquals(Optional.of("2"), profile.item(MAILER).orElseThrow().item().text("numprocs"));
  }

  @Test
  void aSettingThatOneHostLeavesAtTheDefaultIsAConflictToo() {
    Profile profile =
        profile(
            "no-asg",
            host("web-1").program("bob-mailer"),
            host("web-2").program("bob-mailer"),
            mailers("web-3", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(List.of("command", "numprocs"), mailer.conflicts());
    assertEquals(Optional.empty(), mailer.item().text("numprocs"));
  }

  @Test
  void hostsThatDifferInOneVariableDifferInThatOnly() {
    Profile profile =
        profile(
            "no-asg",
            host("web-1").program("bob-mailer", "environment", Map.of("A", "1", "B", "1")),
            host("web-2").program("bob-mailer", "environment", Map.of("A", "1", "B", "2")));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(List.of("environment.B"), mailer.conflicts());
    assertEquals(Map.of("A", "1", "B", "1"), mailer.item().map("environment"));
  }

  @Test
  void aPersonSettlesAConflict() {
    Fleet fleet =
        fleet(
            List.of(settle(MAILER, "numprocs", "\"8\"")),
            mailers("web-1", "2"),
            mailers("web-2", "4"));
    ProfileItem mailer = fleet.profile("bob", "no-asg").orElseThrow().item(MAILER).orElseThrow();
    Merged.Decided decided =
        assertInstanceOf(Merged.Decided.class, mailer.settings().get("numprocs"));
    assertEquals("ana", decided.author());
    assertEquals(Optional.of("8"), mailer.item().text("numprocs"));
    assertEquals(List.of(), mailer.conflicts());
    assertFalse(fleet.conflicts().getFirst().isOpen());
  }

  @Test
  void aDecisionForTheDefaultLeavesTheSettingOut() {
    Fleet fleet =
        fleet(
            List.of(settle(MAILER, "numprocs", "")), mailers("web-1", "2"), mailers("web-2", "4"));
    assertEquals(
        Optional.empty(),
        fleet
            .profile("bob", "no-asg")
            .orElseThrow()
            .item(MAILER)
            .orElseThrow()
            .item()
            .setting("numprocs"));
  }

  @Test
  void environmentsDifferWithoutConflict() {
    Fleet fleet = fleet(List.of(), mailers("web-1", "4"), mailers("staging-1", "1"));
    ProfileItem mailer = fleet.profile("bob", "no-asg").orElseThrow().item(MAILER).orElseThrow();
    Merged.PerEnvironment merged =
        assertInstanceOf(Merged.PerEnvironment.class, mailer.settings().get("numprocs"));
    assertEquals(List.of("production", "staging"), List.copyOf(merged.environments().keySet()));
    assertEquals(Optional.of("4"), mailer.item().text("numprocs"));
    assertEquals(List.of(), fleet.conflicts());
  }

  @Test
  void aConflictInsideOneEnvironmentIsOneOfThatEnvironment() {
    Fleet fleet =
        fleet(
            List.of(), mailers("web-1", "4"), mailers("staging-1", "1"), mailers("staging-2", "2"));
    assertEquals(
        List.of("staging"), fleet.conflicts().stream().map(Disagreement::environment).toList());
  }

  @Test
  void hostsOfUnknownEnvironmentAreMergedTogetherAndThatIsSaid() {
    Profile profile = profile("no-asg", mailers("alpha", "1"), mailers("beta", "2"));
    assertEquals(List.of("numprocs"), profile.item(MAILER).orElseThrow().conflicts());
    assertTrue(
        profile.notes().getFirst().contains("merged together: alpha, beta"), profile.notes() + "");
  }

  @Test
  void aSpellingIsKeptOfAHostThatHasTheValue() {
    GivenHost plain = host("web-1").program("bob-mailer", "maxbytes", "1");
    GivenHost spelled =
        host("web-2").program("bob-mailer", "maxbytes", "2048").written("maxbytes", "2KB");
    GivenHost third = host("web-3").program("bob-mailer", "maxbytes", "2048");
    ProfileItem mailer = profile("no-asg", plain, spelled, third).item(MAILER).orElseThrow();
    assertEquals(
        Optional.of(Value.of("2KB")), Optional.ofNullable(mailer.item().written().get("maxbytes")));
    assertEquals(Map.of(), profile("no-asg", plain).item(MAILER).orElseThrow().item().written());
  }
}
