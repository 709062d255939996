package censo.source.nginx;

import censo.inventory.Code;
import censo.inventory.Problem.Severity;
import censo.source.Accounts;
import censo.source.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out what nginx refuses, and tells it with the line where nginx would: ngx_conf_handler() of
 * ngx_conf_file.c, and what the setters of each directive check. Directives of modules that nginx
 * itself does not have are kept and not judged where such a module may be there.
 */
final class Check {
  /** Directives that share one place: a second of either is refused. */
  private static final Map<String, String> SHARED = Map.of("alias", "root");

  /** Those that name a thing, which may be there once. */
  private static final Set<String> NAMED = Set.of("upstream", "log_format");

  /** Blocks for which all modules must be known. */
  private static final Set<String> BLOCKS = Set.of("events", "http", "stream", "mail");

  /** Those that pass a request on to an address, and have no port of their own. */
  private static final Set<String> PASSES =
      Set.of("fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass");

  /** nginx tells the first only; after so many it is hardly a configuration. */
  private static final int MAX_REFUSALS = 100;

  private final Draft draft;
  private final Build build;
  private final Listens listens = new Listens();
  private Set<String> modules = Set.of();
  private final Set<String> names = new HashSet<>(Set.of("log_format combined"));
  private final Accounts accounts;
  private int refusals;

  /**
   * One block.
   *
   * @param block its name
   * @param seen what may stand in it once, and does
   */
  private record Level(
      Context context, String block, Optional<Location> location, Set<String> seen) {
    Level(Context context, String block, Optional<Location> location) {
      this(context, block, location, new HashSet<>());
    }
  }

  Check(Draft draft, Build build) {
    this.draft = draft;
    this.build = build;
    this.accounts = Accounts.of(draft.root());
  }

  /** What nginx takes of the statements of {@code -g} and the main file. */
  List<Statement> taken(List<Statement> main) {
    modules =
        Statement.inForce(main)
            .filter(s -> s.name().equals("load_module") && s.args().size() == 1)
            .map(s -> s.args().getFirst().replaceFirst(".*/", "").replaceFirst("\\.so$", ""))
            .collect(Collectors.toSet());
    List<Statement> taken = taken(main, new Level(Context.MAIN, "", Optional.empty()));
    noPort(taken, upstreams(taken).collect(Collectors.toSet()));
    if (knowsAll()) {
      Statement.inForce(taken)
          .filter(s -> s.name().equals("http"))
          .forEach(s -> Variables.check(s.inside(), this::fatal));
    }
    return taken;
  }

  private static Stream<String> upstreams(List<Statement> statements) {
    return Statement.inForce(statements)
        .flatMap(
            s ->
                s.name().equals("upstream") && s.isBlock()
                    ? s.args().stream()
                    : s.name().equals("http") ? upstreams(s.inside()) : Stream.of());
  }

  /** Upstreams may stand after those that name them, so this is told last. */
  private void noPort(List<Statement> statements, Set<String> upstreams) {
    for (Statement s : statements) {
      noPort(s.inside(), upstreams);
      if (PASSES.contains(s.name())
          && s.args().size() == 1
          && Address.needsUpstream(s.args().getFirst())
          && !upstreams.contains(s.args().getFirst())) {
        fatal(s, "names no upstream, and has no port");
      }
    }
  }

  private List<Statement> taken(List<Statement> statements, Level level) {
    List<Statement> taken = new ArrayList<>(statements.size());
    for (Statement s : statements) {
      taken(s, level).ifPresent(taken::add);
    }
    return taken;
  }

  private Optional<Statement> taken(Statement s, Level level) {
    if (s.isInclude() && s.args().size() == 1) {
      return Optional.of(s.with(taken(s.inside(), level)));
    }
    return switch (level.context()) {
      case UNKNOWN -> Optional.of(s);
      case ROWS -> {
        Optional<String> refused = Rows.refused(level.block(), s, level.seen());
        refused.ifPresent(why -> fatal(s, why));
        yield refused.isEmpty() ? Optional.of(s) : Optional.empty();
      }
      default -> directive(s, level);
    };
  }

  private Optional<Statement> directive(Statement s, Level level) {
    Optional<Grammar.Rule> rule = Grammar.rule(s.name(), level.context());
    if (rule.filter(this::isThere).isEmpty()) {
      if (Grammar.rules(s.name()).stream().noneMatch(this::isThere)) {
        return unknown(s, level, rule.isPresent());
      }
      fatal(s, "is not allowed here");
      return Optional.empty();
    }
    Optional<String> refused = refused(s, rule.get(), level);
    if (refused.isPresent()) {
      fatal(s, refused.get());
      return Optional.empty();
    }
    return Optional.of(s.isBlock() ? s.with(inside(s, level)) : s);
  }

  /** A module that is not nginx's own may bring any directive and variable. */
  private boolean knowsAll() {
    return build.ofDebian() && modules.stream().allMatch(Grammar::isModule);
  }

  /** Whether the host's nginx has the directive. */
  private boolean isThere(Grammar.Rule rule) {
    boolean loaded = rule.module().map(modules::contains).orElse(true);
    return build.has(rule.since(), rule.until()) && (loaded || !build.ofDebian());
  }

  /** A directive that nginx, as far as it is known here, does not have. */
  private Optional<Statement> unknown(Statement s, Level level, boolean ofModule) {
    boolean judged = knowsAll();
    if (judged || ofModule) {
      fatal(s, "is unknown to this nginx: no module that it loads has it");
    } else if (!build.ofDebian()) {
      draft.doubt(
          Code.NGINX_UNKNOWN,
          s.reported(),
          named(s) + " is none of nginx's own directives; a module of this build may have it",
          "look whether nginx -t takes it");
    }
    if (!s.isBlock()) {
      return judged || ofModule ? Optional.empty() : Optional.of(s);
    }
    return Optional.of(ofModule ? s.with(inside(s, level)) : s);
  }

  private Optional<String> refused(Statement s, Grammar.Rule rule, Level level) {
    if (rule.block() != s.isBlock()) {
      return Optional.of(rule.block() ? "has no opening \"{\"" : "is not terminated by \";\"");
    }
    if (!rule.takes(s.args().size())) {
      return Optional.of("has an invalid number of arguments");
    }
    if (rule.once() && !level.seen().add(SHARED.getOrDefault(s.name(), s.name()))) {
      return Optional.of("is duplicate");
    }
    boolean judged = build.ofDebian() || !rule.isChoice();
    if (judged && Argument.canonical(rule.value(), s.args()).isEmpty()) {
      return Optional.of("has an invalid value");
    }
    Optional<String> refused = Setter.refused(s.name(), s.args());
    if (refused.isPresent()) {
      return refused;
    }
    if (s.name().equals("access_log") && hasUnknownFormat(s)) {
      return Optional.of("names a log_format that does not stand above it");
    }
    if (s.name().equals("user") && isUnknownUser(s)) {
      return Optional.of("names a user or group that this host does not have");
    }
    if (NAMED.contains(s.name()) && !names.add(named(s.name(), s.args().getFirst()))) {
      return Optional.of("is a duplicate of an earlier one of its name");
    }
    if (s.name().equals("load_module") && BLOCKS.stream().anyMatch(level.seen()::contains)) {
      return Optional.of("is specified too late: a block stands before it");
    }
    if (isUpstreamServer(s, level) && !Setter.isServer(s.args().subList(1, s.args().size()))) {
      return Optional.of("has a parameter that nginx does not know");
    }
    if (s.name().equals("proxy_pass")
        && level.context() != Context.STREAM_SERVER
        && !Setter.isHttp(s.args().getFirst())) {
      return Optional.of("has an invalid URL prefix");
    }
    if (s.name().endsWith("_pass") || isUpstreamServer(s, level)) {
      return Address.hasInvalidPort(s.args().getFirst())
          ? Optional.of("has an invalid port")
          : Optional.empty();
    }
    return s.name().equals("location") ? location(s, level) : Optional.empty();
  }

  private static String named(String kind, String name) {
    return kind + " " + name.toLowerCase(Locale.ROOT);
  }

  private boolean hasUnknownFormat(Statement s) {
    return s.args().size() > 1 && !names.contains(named("log_format", s.args().get(1)));
  }

  private boolean isUnknownUser(Statement s) {
    return !accounts.users().isEmpty()
        && (accounts.user(s.args().getFirst()).isEmpty()
            || !accounts.groups().containsKey(s.args().getLast()));
  }

  private static boolean isUpstreamServer(Statement s, Level level) {
    return s.name().equals("server") && level.block().equals("upstream");
  }

  private static Optional<String> location(Statement s, Level level) {
    Optional<Location> location = Location.of(s.args());
    if (location.isEmpty()) {
      return Optional.of("has an invalid modifier");
    }
    Optional<String> misplaced = level.location().flatMap(location.get()::misplaced);
    if (misplaced.isPresent()) {
      return misplaced;
    }
    boolean first = location.get().key().map(level.seen()::add).orElse(true);
    return first ? Optional.empty() : Optional.of("is a duplicate of an earlier one");
  }

  private List<Statement> inside(Statement s, Level outer) {
    Optional<Location> location =
        s.name().equals("location") ? Location.of(s.args()) : Optional.empty();
    Context context = outer.context().inside(s.name());
    List<Statement> taken = taken(s.inside(), new Level(context, s.name(), location));
    if (context == Context.SERVER) {
      listens.add(draft, s.with(taken), this::fatal);
    }
    if (context == Context.UPSTREAM
        && Statement.inForce(taken).noneMatch(t -> t.name().equals("server"))) {
      fatal(s, "has no server");
    }
    return taken;
  }

  private void fatal(Statement s, String why) {
    if (++refusals > MAX_REFUSALS) {
      return;
    }
    draft.add(
        draft.problem(
            Severity.FATAL,
            Code.NGINX_FATAL,
            s.reported(),
            refusals == MAX_REFUSALS ? "this and more after it is refused" : named(s) + " " + why,
            "correct it: nginx does not start or reload with it"));
  }

  /** Its name where that can't be a value that lost its place. */
  private static String named(Statement s) {
    return s.name().matches("[a-z][a-z0-9_]{0,40}")
        ? "\"" + s.name() + "\""
        : "the first word of this line";
  }
}
