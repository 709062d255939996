package censo.collector.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static Rules parse(String yaml) throws Rules.Refused {
    return Rules.parse("censo.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> mistakes(String yaml) {
    return assertThrows(Rules.Refused.class, () -> parse(yaml)).mistakes().stream()
        .map(m -> m.line() + ": " + m.message())
        .toList();
  }

  @Test
  void everyKeyOfTheSchemaIsRead() throws Rules.Refused {
    Rules rules =
        parse(
            """
            schema: 1
            control_repository: {url: 'git@example.com:puppet.git', base: development, promotions: [staging, production]}
            dns: '{application}-ssc-{role}.co.{environment}.example.local'
            applications:
              - name: bob
                profiles: [asg, no-asg]
                match:
                  path: ['/shop/bob/**']
                  user: [bob]
                  tag: {Application: bob}
                  package: []
            hosts:
              - {match: 'shop-*', environment: production}
              - {match: 'bob-web-*', environment: production, becomes: asg}
            ignore:
              - {kind: cron_job, file: /etc/cron.d/sysstat, reason: 'package default', author: ana, until: 2027-06-30}
            baseline:
              sysctl: {net.core.somaxconn: 65535}
            stale_after: 26h
            """);
    assertEquals("development", rules.controlRepository().orElseThrow().base());
    assertEquals(List.of("asg", "no-asg"), rules.application("bob").orElseThrow().profiles());
    assertEquals(2, rules.hosts().size());
    assertEquals(Optional.of(LocalDate.of(2027, 6, 30)), rules.ignore().getFirst().until());
    assertEquals("65535", rules.baseline().get("sysctl").get("net.core.somaxconn"));
    assertEquals(Duration.ofHours(26), rules.staleAfter());
  }

  @Test
  void theShippedRulesHoldForBobAndAlice() {
    assertEquals(
        List.of("bob", "alice"),
        Rules.shipped().applications().stream().map(Rules.Application::name).toList());
  }

  @Test
  void anUnknownKeyIsAMistakeOfItsLineThatNamesTheKnownOnes() {
    Rules.Refused refused =
        assertThrows(
            Rules.Refused.class,
            () ->
                parse(
                    """
                    schema: 1
                    applications:
                      - name: bob
                        profiles: [asg]
                        match:
                          pth: ['/shop/bob/**']
                    """));
    Rules.Mistake mistake = refused.mistakes().getFirst();
    assertEquals("censo.yaml", mistake.file());
    assertEquals(6, mistake.line());
    assertEquals("unknown key \"pth\"", mistake.message());
    assertTrue(mistake.mend().contains("path"), mistake.mend());
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
    assertEquals(
        List.of(
            "1: this collector knows schema 1 only",
            "3: \"Bob\" can't be the name of an application",
            "7: not a regular expression: Unclosed group",
            "8: \"tomorrow\" is not a time"),
        mistakes(
            """
            schema: 2
            applications:
              - name: Bob
                profiles: [asg]
                match:
                  command:
                    - 're:(bob'
            stale_after: tomorrow
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just text",
        "[a, list]",
        "schema: 1\nschema: 1",
        "schema: 1\napplications: bob",
        "schema: 1\napplications: [bob]",
        "schema: 1\napplications: [{name: base, profiles: [asg]}]",
        "schema: 1\napplications: [{name: bob, profiles: [web]}]",
        "schema: 1\napplications: [{name: bob, profiles: []}]",
        "schema: 1\napplications: [{name: bob, profiles: [asg]}, {name: bob, profiles: [asg]}]",
        "schema: 1\napplications: [{profiles: [asg]}]",
        "schema: 1\nhosts: [{environment: production}]",
        "schema: 1\nhosts: [{match: '*', environment: 'Pro duction'}]",
        "schema: 1\nhosts: [{match: '*', becomes: no-asg}]",
        "schema: 1\nignore: [{kind: cron_job, author: ana}]",
        "schema: 1\nignore: [{kind: cron_job, reason: none}]",
        "schema: 1\nignore: [{reason: all, author: ana}]",
        "schema: 1\nignore: [{kind: cron_job, reason: r, author: a, until: soon}]",
        "schema: 1\ndns: '{app}-x'",
        "schema: 1\nstale_after: 0h",
        "schema: {a: b}",
        "schema: 1\n\tx: y",
        "schema: 1\nx: &a [*a]",
        "schema: 1\ncontrol_repository: {url: x}",
      })
  void whatIsNotOfTheSchemaIsRefusedWithALineAndAMend(String yaml) {
    Rules.Refused refused = assertThrows(Rules.Refused.class, () -> parse(yaml));
    for (Rules.Mistake mistake : refused.mistakes()) {
      assertTrue(mistake.line() > 0, mistake.toString());
      assertTrue(!mistake.mend().isBlank(), mistake.toString());
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThrows(
        Rules.Refused.class, () -> Rules.parse("censo.yaml", new byte[] {(byte) 0xe3, 0x28}));
  }

  @ParameterizedTest
  @CsvSource({"shop-01, production, false", "bob-web-1, staging, true", "other, '', false"})
  void theFirstRuleThatSaysAThingOfAHostDecidesThatThing(
      String name, String environment, boolean becomesAsg) throws Rules.Refused {
    Rules rules =
        parse(
            """
            schema: 1
            hosts:
              - {match: 'shop-*', environment: production}
              - {match: 'bob-*', environment: staging}
              - {match: 'bob-web-*', environment: production, becomes: asg}
            """);
    var host = censo.collector.GivenHost.host(name).snapshot().host();
    assertEquals(environment, rules.environment(host).orElse(""));
    assertEquals(becomesAsg, rules.becomesAsg(host));
  }
}
