package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Secret;
import censo.inventory.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a secret besides that it is gone. */
class RedactorTest {
  private static final FingerprintKey KEY = FingerprintKey.PUBLIC;
  private static final String SECRET = "Tr0ub4dor&3x";

  @Test
  void every_spelling_of_one_secret_has_one_token() {
    Redacted redacted =
        redact(
            Reading.of(
                "supervisor",
                List.of(
                    program(
                        "a", Map.of("environment", Value.of(Map.of("DB_PASSWORD", "p%%w/x9z1")))),
                    program(
                        "b", Map.of("command", Value.of("/x --dsn mysql://u:p%%25w%%2Fx9z1@h/b"))),
                    job("c", "mysql -u x -p'p%w/x9z1' b")),
                List.of(),
                List.of()));
    String token = KEY.token("p%w/x9z1");
    assertEquals(List.of(token), tokens(redacted));
    assertEquals(3, redacted.secrets().getFirst().uses());
    assertEquals(
        "/x --dsn mysql://u:" + token + "@h/b",
        redacted.readings().getFirst().items().get(1).text("command").orElseThrow());
  }

  @Test
  void a_secret_is_replaced_wherever_it_stands_whole() {
    Redacted redacted =
        redact(
            Reading.of(
                "supervisor",
                List.of(program("a", Map.of("environment", Value.of(Map.of("PASSWORD", SECRET))))),
                List.of(
                    file("/srv/note", "ver " + SECRET + ", Tr0ub4dor%263x e VHIwdWI0ZG9yJjN4\n"),
                    file("/srv/other", "x" + SECRET + "y\n")),
                List.of()));
    String token = KEY.token(SECRET);
    String base64 = KEY.token("VHIwdWI0ZG9yJjN4");
    List<HostFile> files = redacted.readings().getFirst().files();
    assertEquals("ver " + token + ", " + token + " e " + base64 + "\n", text(files.get(0)));
    assertEquals("x" + SECRET + "y\n", text(files.get(1)), "not whole");
  }

  @Test
  void a_short_or_ordinary_secret_is_replaced_only_where_a_rule_finds_it() {
    Redacted redacted =
        redact(
            Reading.of(
                "supervisor",
                List.of(program("bob", Map.of("user", Value.of("bob")))),
                List.of(
                    file("/etc/supervisor/a.conf", "password=bob\nuser=bob\n"),
                    file("/etc/supervisor/b.conf", "password=abc\n; abc\n"),
                    file("/etc/supervisor/c.conf", "password=production\n; production\n")),
                List.of()));
    List<HostFile> files = redacted.readings().getFirst().files();
    assertEquals("password=" + KEY.token("bob") + "\nuser=bob\n", text(files.get(0)));
    assertEquals("password=" + KEY.token("abc") + "\n; abc\n", text(files.get(1)));
    assertEquals("password=" + KEY.token("production") + "\n; production\n", text(files.get(2)));
    assertEquals(
        List.of(
            "weak_secret /etc/supervisor/a.conf:1",
            "weak_secret /etc/supervisor/b.conf:1",
            "weak_secret /etc/supervisor/c.conf:1"),
        problems(redacted));
  }

  @Test
  void the_hosts_own_word_for_a_token_is_kept_apart_from_ours() {
    String own = "CENSO_SECRET_0123456789abcdef";
    Redacted redacted =
        redact(
            Reading.of(
                "cron",
                List.of(job("own", "echo " + own)),
                List.of(file("/etc/cron.d/bob", "# x\n# " + own + "\n")),
                List.of()));
    Reading reading = redacted.readings().getFirst();
    assertEquals("# x\n# CENSO_LITERAL_0123456789abcdef\n", text(reading.files().getFirst()));
    assertEquals(
        "echo CENSO_LITERAL_0123456789abcdef",
        reading.items().getFirst().text("command").orElseThrow());
    assertEquals(List.of(), redacted.secrets());
    assertTrue(problems(redacted).contains("reserved_word /etc/cron.d/bob:2"));
  }

  @Test
  void a_secret_in_a_name_a_key_or_a_path_is_replaced_there_too() {
    Item map =
        Item.of(
            "nginx_main",
            "nginx",
            Map.of("map $http_x_token $ok", Value.of(Map.of(SECRET, "1", "default", "0"))),
            Origin.of("/etc/nginx/" + SECRET + ".conf"));
    Redacted redacted =
        redact(
            Reading.of(
                "nginx",
                List.of(job("sshpass " + SECRET + " x", "sshpass -p '" + SECRET + "' x"), map),
                List.of(file("/etc/nginx/" + SECRET + ".conf", "")),
                List.of()));
    String token = KEY.token(SECRET);
    Reading reading = redacted.readings().getFirst();
    assertEquals("sshpass " + token + " x", reading.items().get(0).name());
    assertEquals(
        Set.of(token, "default"), reading.items().get(1).map("map $http_x_token $ok").keySet());
    assertEquals("/etc/nginx/" + token + ".conf", reading.items().get(1).origin().file());
    assertEquals("/etc/nginx/" + token + ".conf", reading.files().getFirst().path());
    assertTrue(
        reading.problems().stream().allMatch(p -> p.code().equals(Code.SECRET_IN_NAME.id())));
    assertFalse(reading.problems().isEmpty());
    assertFalse(redacted.toString().contains(SECRET), "in a place or a problem");
  }

  @Test
  void what_was_looked_at_and_allowed_is_kept_where_it_was_allowed() {
    String fingerprint = KEY.token(SECRET).substring(FingerprintKey.TOKEN_PREFIX.length());
    Options options =
        new Options(
            false,
            Set.of(),
            List.of(new Options.Allowed("/etc/supervisor/*", fingerprint)),
            Optional.empty());
    Reading reading =
        Reading.of(
            "supervisor",
            List.of(),
            List.of(file("/etc/supervisor/a.conf", "password=" + SECRET + "\n")),
            List.of());
    assertEquals(List.of(reading), new Redactor(KEY, options).redact(List.of(reading)).readings());
  }

  @Test
  void strict_keeps_only_values_whose_keys_are_listed() {
    Options options = new Options(true, Set.of("QUEUE"), List.of(), Optional.empty());
    Reading reading =
        Reading.of(
            "supervisor",
            List.of(
                program(
                    "a",
                    Map.of(
                        "environment",
                        Value.of(Map.of("APP_ENV", "prod", "QUEUE", "emails", "REGION", "br"))))),
            List.of(),
            List.of());
    Item clean =
        new Redactor(KEY, options)
            .redact(List.of(reading))
            .readings()
            .getFirst()
            .items()
            .getFirst();
    assertEquals(
        Map.of("APP_ENV", "prod", "QUEUE", "emails", "REGION", KEY.token("br")),
        clean.map("environment"));
  }

  @Test
  void while_keys_rotate_a_secret_tells_its_old_token() {
    FingerprintKey next = new FingerprintKey("k2", new byte[32]);
    Options options = new Options(false, Set.of(), List.of(), Optional.of(KEY));
    Reading reading =
        Reading.of(
            "cron",
            List.of(),
            List.of(file("/etc/cron.d/bob", "PASSWORD=" + SECRET + "\n")),
            List.of());
    Secret secret = new Redactor(next, options).redact(List.of(reading)).secrets().getFirst();
    assertEquals(
        new Secret(next.token(SECRET), "k2", "key", 1, Optional.of(KEY.token(SECRET))), secret);
  }

  @Test
  void items_that_the_daemon_does_not_take_are_redacted_too() {
    Problem ignored =
        Problem.of(
                "cron",
                Problem.Severity.IGNORED,
                Code.CRON_FILE_IGNORED,
                Origin.of("/etc/cron.d/bob", 1),
                "minute 61 is not in 0-59",
                "correct it")
            .withWouldBe(List.of(job("mysql", "mysql -p'" + SECRET + "'")));
    Redacted redacted = redact(Reading.of("cron", List.of(), List.of(), List.of(ignored)));
    assertFalse(redacted.toString().contains(SECRET));
    assertEquals(List.of(KEY.token(SECRET)), tokens(redacted));
  }

  @Test
  void places_tell_where_and_why_and_never_what() {
    Redacted redacted =
        redact(
            Reading.of(
                "supervisor",
                List.of(program("a", Map.of("environment", Value.of(Map.of("PASSWORD", SECRET))))),
                List.of(
                    file("/etc/supervisor/a.conf", "\n[program:a]\n;password=" + SECRET + "\n")),
                List.of()));
    assertEquals(
        List.of(
            "/etc/supervisor/a.conf:3 key",
            "/etc/supervisor/a.conf:2 supervisor_program a environment.PASSWORD key"),
        redacted.places().stream().map(Place::toString).toList());
  }

  @Test
  void a_file_without_text_is_let_be() {
    HostFile key =
        new HostFile(
            "/etc/ssl/private/x.key",
            "0600",
            "root",
            "root",
            Optional.empty(),
            Optional.empty(),
            Optional.of("0011223344556677"),
            Optional.empty(),
            false);
    Reading reading = Reading.of("nginx", List.of(), List.of(key), List.of());
    assertEquals(List.of(reading), redact(reading).readings());
  }

  @Test
  void what_is_redacted_stays_as_it_is_when_redacted_again() {
    Reading reading =
        Reading.of(
            "cron",
            List.of(job("a", "mysql -p'" + SECRET + "' --token=abc x")),
            List.of(file("/etc/cron.d/bob", "PASSWORD=" + SECRET + "\n# senha: x1\n")),
            List.of());
    Redactor redactor = new Redactor(KEY);
    List<Reading> once = redactor.redact(List.of(reading)).readings();
    Gate gate = new Gate(KEY, Options.DEFAULT);
    assertEquals(
        List.of(),
        gate.leaks(ExampleHostsTest.snapshot("x", new Redacted(once, List.of(), List.of()))));
  }

  private static Redacted redact(Reading reading) {
    return new Redactor(KEY).redact(List.of(reading));
  }

  private static List<String> tokens(Redacted redacted) {
    return redacted.secrets().stream().map(Secret::token).toList();
  }

  private static List<String> problems(Redacted redacted) {
    return redacted.readings().getFirst().problems().stream()
        .map(p -> p.code() + " " + p.file() + ":" + p.line())
        .toList();
  }

  private static Item program(String name, Map<String, Value> settings) {
    return Item.of("supervisor_program", name, settings, Origin.of("/etc/supervisor/a.conf", 2));
  }

  private static Item job(String name, String command) {
    return Item.of(
        "cron_job", name, Map.of("command", Value.of(command)), Origin.of("/etc/cron.d/x", 1));
  }

  private static HostFile file(String path, String text) {
    return new HostFile(
        path,
        "0644",
        "root",
        "root",
        Optional.empty(),
        Optional.of(Bytes.ofUtf8(text)),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static String text(HostFile file) {
    return file.content().orElseThrow().utf8();
  }
}
