package censo.collector.ingest;

import censo.collector.ec2.InstanceIdentity;
import censo.collector.ingest.Answer.Refused;
import censo.collector.ingest.Intake.Taken;
import censo.collector.store.Counted;
import censo.collector.store.Enrolments.Enrolled;
import censo.collector.store.Ingested;
import censo.collector.store.Store;
import censo.collector.store.Tokens.Access;
import censo.inventory.Json;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What agents ask for: to be let in, and to leave a snapshot. Blocks; for virtual threads. */
final class Ingest {
  private static final Pattern AUTHORIZATION =
      Pattern.compile("Censo ([0-9A-Z]{26})\\.([A-Za-z0-9_-]{43})");
  private static final int MAX_ENROLMENT = 16 * 1024;

  private final Store store;
  private final Intake intake;
  private final Clock clock;
  private final Limits limits;
  private final Optional<InstanceIdentity> ec2;

  /** Agents whose snapshot is being taken: one of each, so that no host fills the queue. */
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** Kibibytes of bodies that may still be held in memory. */
  private final Semaphore memory;

  private final Rates ofHost;
  private final Rates wrongSecrets;

  /** Inflating and parsing takes memory and a processor: no more at once than there are. */
  private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

  Ingest(Store store, Clock clock, Limits limits, Optional<InstanceIdentity> ec2) {
    this.store = store;
    this.intake = new Intake(store);
    this.clock = clock;
    this.limits = limits;
    this.memory = new Semaphore(limits.waiting() / 1024);
    this.ofHost = new Rates(limits.ofHost());
    this.wrongSecrets = new Rates(limits.wrongSecrets());
    this.ec2 = ec2;
  }

  /**
   * {@code PUT /api/v1/hosts/{agent}/snapshots/{digest}}. Without a body it asks whether the host
   * is known to be so: an unchanged host needs nothing more.
   */
  Answer accept(HttpServerRequest request, String agent, String digest) throws Refused {
    Access.Granted granted = access(request, agent);
    check(ofHost, agent);
    ofHost.count(agent, clock.instant());
    Answer answer = accept(request, agent, granted.machine(), digest);
    return answer.status() < 300 ? renewed(answer, request, agent, granted) : answer;
  }

  /** With what the agent should use from now on instead of what it has. */
  private Answer renewed(
      Answer answer, HttpServerRequest request, String agent, Access.Granted granted) {
    Answer renewed = granted.old() ? answer.withToken(store.tokens().offer(agent)) : answer;
    String key = request.getHeader("Censo-Key");
    return key == null || key.equals(granted.key())
        ? renewed
        : renewed.withKey(store.keys().offer());
  }

  private Answer accept(HttpServerRequest request, String agent, String machine, String digest)
      throws Refused {
    if (!Body.isThere(request)) {
      return store.checkIn(machine, "sha256:" + digest, clock.instant())
          ? Answer.of(200, Map.of("changed", false))
          : Answer.refuse(404, "the host was not so when last heard of: send the whole snapshot");
    }
    if (!busy.add(agent)) {
      return Answer.later(429, "another snapshot of this host is being taken");
    }
    try {
      return take(request, agent, machine, digest);
    } finally {
      busy.remove(agent);
    }
  }

  private Answer take(HttpServerRequest request, String agent, String machine, String digest)
      throws Refused {
    checkType(request);
    boolean gzip = isGzip(request);
    int cap = gzip ? limits.compressed() : limits.inflated();
    int kib = Body.announced(request, cap) / 1024 + 1;
    if (!memory.tryAcquire(kib)) {
      return Answer.later(503, "too much waits");
    }
    try {
      byte[] body = Body.read(request, cap, limits.deadline());
      Snapshot snapshot = parse(body, gzip, digest);
      if (!snapshot.host().id().equals(machine)) {
        return Answer.refuse(403, "host.id: this token is for another machine");
      }
      Optional<Counted> counted =
          Optional.ofNullable(request.getHeader("Censo-Sequence"))
              .filter(number -> number.matches("[0-9]{1,15}"))
              .map(number -> new Counted(agent, Long.parseLong(number)));
      return answer(intake.take(snapshot, "sha256:" + digest, clock.instant(), counted));
    } finally {
      memory.release(kib);
    }
  }

  private void check(Rates rates, String who) throws Refused {
    int wait = rates.wait(who, clock.instant());
    if (wait > 0) {
      throw new Refused(Answer.later(429, "too often; come back later", wait));
    }
  }

  private static Answer answer(Taken taken) {
    return switch (taken) {
      case Taken.Caught caught -> Answer.refuse(422, "quarantined, " + caught.reason());
      case Taken.Kept(Ingested.Stored(long change, boolean current)) ->
          Answer.of(201, Map.of("changed", true, "change", change, "current", current));
      case Taken.Kept(Ingested.Unchanged()) -> Answer.of(200, Map.of("changed", false));
    };
  }

  private Access.Granted access(HttpServerRequest request, String agent) throws Refused {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    Matcher authorization = AUTHORIZATION.matcher(header);
    if (!authorization.matches()) {
      throw new Refused(401, "no token: Authorization: Censo ID.TOKEN is wanted");
    }
    return switch (store
        .tokens()
        .access(authorization.group(1), authorization.group(2), clock.instant())) {
      case Access.Unknown() -> throw new Refused(401, "no agent has this token");
      case Access.Revoked() -> throw new Refused(403, "this agent was revoked");
      case Access.Granted granted -> {
        if (!authorization.group(1).equals(agent)) {
          throw new Refused(403, "a token writes for its own host only");
        }
        yield granted;
      }
    };
  }

  private static void checkType(HttpServerRequest request) throws Refused {
    String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Refused(415, "Content-Type: application/json is wanted");
    }
  }

  private static boolean isGzip(HttpServerRequest request) throws Refused {
    return switch (Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity")) {
      case "gzip" -> true;
      case "identity" -> false;
      default -> throw new Refused(415, "Content-Encoding: gzip or identity is wanted");
    };
  }

  private Snapshot parse(byte[] body, boolean gzip, String digest) throws Refused {
    parsing.acquireUninterruptibly();
    try {
      byte[] json = gzip ? Gzip.inflate(body, limits.inflated(), limits.ratio()) : body;
      return SnapshotParser.parse(json, "sha256:" + digest);
    } catch (SnapshotParser.WrongDigest e) {
      throw new Refused(422, e.getMessage());
    } catch (SnapshotParser.Refused e) {
      throw new Refused(400, e.getMessage());
    } finally {
      parsing.release();
    }
  }

  /** {@code POST /api/v1/enrolments}: a secret goes in, an identity comes out. */
  Answer enrol(HttpServerRequest request) throws Refused {
    String address = address(request);
    check(wrongSecrets, address);
    checkType(request);
    Map<?, ?> asked = object(Body.read(request, MAX_ENROLMENT, limits.deadline()));
    if (!(asked.get("secret") instanceof String secret)
        || !(asked.get("host") instanceof Map<?, ?> host)
        || !(host.get("id") instanceof String machine)
        || !machine.matches("[\\x21-\\x7e]{1,128}")) {
      return Answer.refuse(400, "secret and host.id are wanted");
    }
    if (ec2.isPresent()) {
      checkInstance(ec2.get(), asked.get("iid"), machine);
    }
    return switch (store.enrolments().enrol(secret, machine, clock.instant())) {
      case Enrolled.Accepted(String id, String token, String keyId, var key) ->
          Answer.of(
              201,
              Map.of(
                  "hostId",
                  id,
                  "token",
                  token,
                  "keyId",
                  keyId,
                  "key",
                  Base64.getUrlEncoder().withoutPadding().encodeToString(key.toArray())));
      case Enrolled.NotValid() -> {
        wrongSecrets.count(address, clock.instant());
        yield Answer.refuse(401, "this enrolment secret is unknown, used up, expired or revoked");
      }
      case Enrolled.Taken() ->
          Answer.refuse(
              409,
              "this machine has an agent already. If it was made anew, a person approves it with"
                  + " censo-collector enrolment approve, and it enrols again");
    };
  }

  /** Of who asks; a web server on this machine tells for whom it does. */
  private static String address(HttpServerRequest request) {
    String address = String.valueOf(request.remoteAddress().hostAddress());
    String told = request.getHeader("X-Forwarded-For");
    return Connections.isHere(address) && told != null
        ? told.substring(told.lastIndexOf(',') + 1).strip()
        : address;
  }

  private static void checkInstance(InstanceIdentity ec2, Object proof, String machine)
      throws Refused {
    if (!(proof instanceof String signature)) {
      throw new Refused(403, "only EC2 instances enrol here: no identity document came along");
    }
    try {
      if (!ec2.instanceOf(signature).equals(machine)) {
        throw new Refused(403, "host.id: the identity document is of another instance");
      }
    } catch (InstanceIdentity.Refused e) {
      throw new Refused(403, e.getMessage());
    }
  }

  private static Map<?, ?> object(byte[] body) throws Refused {
    try {
      if (Json.parse(body) instanceof Map<?, ?> object) {
        return object;
      }
      throw new Refused(400, "an object is wanted");
    } catch (Json.Malformed e) {
      throw new Refused(400, e.getMessage());
    }
  }
}
