package censo.collector.store;

import static java.util.stream.Collectors.toSet;

import censo.collector.store.Thing.Part;
import censo.collector.store.Timeline.Held;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading.Status;
import censo.inventory.Snapshot;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes snapshots as spans, inside a transaction of the caller. What takes long is planned while
 * others write; then it is the writer's turn, which looks whether the plan still holds.
 */
record Saving(Sql sql, Rows rows) {
  Plan plan(Arrival arrival) throws SQLException {
    Plan plan = place(arrival);
    if (plan.previous().isPresent() && plan.previous().get().digest().equals(arrival.digest())) {
      return plan;
    }
    long host = plan.previous().or(plan::next).map(Head::host).orElse(-1L);
    Map<Thing, Held> held = new Timeline(sql, host).held(plan.at(), rows);
    InForce force = force(plan.previous(), held.keySet(), arrival.snapshot());
    Timeline.Turn turn =
        Timeline.plan(
            held,
            Parts.of(force.snapshot()),
            plan.at(),
            plan.next().map(Head::at).orElse(Timeline.OPEN));
    return new Plan(
        arrival, plan.at(), plan.previous(), plan.next(), Optional.of(new Plan.Steps(force, turn)));
  }

  /** Between which snapshots it comes. */
  private Plan place(Arrival arrival) throws SQLException {
    String id = arrival.snapshot().host().id();
    long at = arrival.moment();
    // Of two at once the later holds.
    int beside = 1;
    Optional<Head> last = Head.until(sql, id, Timeline.OPEN);
    if (arrival.counted().isPresent() && last.isPresent()) {
      long until = last.get().at();
      if (!arrival.counted().get().isNewest(sql)) {
        beside = -1;
        at = Math.min(at, until - 1);
      } else if (at <= until) {
        // The host's clock was set back.
        at = Math.max(arrival.receivedAt().toEpochMilli(), until + 1);
      }
    }
    Optional<Head> previous = Head.until(sql, id, at);
    while (previous.isPresent()
        && previous.get().at() == at
        && !previous.get().digest().equals(arrival.digest())) {
      at += beside;
      previous = Head.until(sql, id, at);
    }
    return new Plan(arrival, at, previous, Head.after(sql, id, at), Optional.empty());
  }

  /** What was known before is read only where it matters: it takes longer than all the rest. */
  private InForce force(Optional<Head> previous, Set<Thing> held, Snapshot now)
      throws SQLException {
    Set<String> sources =
        held.stream().filter(t -> t.part() == Part.SOURCE).map(Thing::name).collect(toSet());
    boolean whole = previous.isEmpty() || InForce.isWhole(now, sources);
    return whole ? InForce.of(now) : InForce.of(new History(sql).snapshot(previous.get()), now);
  }

  Ingested save(Plan early) throws SQLException {
    Arrival arrival = early.arrival();
    Plan plan = early.isStill(place(arrival)) ? early : plan(arrival);
    Snapshot snapshot = arrival.snapshot();
    Instant receivedAt = arrival.receivedAt();
    if (arrival.counted().isPresent()) {
      arrival.counted().get().remember(sql);
    }
    if (plan.steps().isEmpty()) {
      Attendance.write(sql, snapshot.host().id(), receivedAt);
      return new Ingested.Unchanged();
    }
    Plan.Steps steps = plan.steps().get();
    Rekeying.learn(sql, arrival.rekeying().learnt());
    long host = host(snapshot, receivedAt);
    long change =
        sql.number(
            "INSERT INTO snapshot (host, digest, at, taken_at, received_at, agent, first, added,"
                + " removed, changed, files, problems) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)"
                + " RETURNING id",
            host,
            arrival.digest(),
            plan.at(),
            snapshot.takenAt(),
            receivedAt.toEpochMilli(),
            snapshot.agentVersion(),
            plan.previous().isEmpty() ? 1 : 0);
    Timeline timeline = new Timeline(sql, host);
    timeline.put(steps.turn());
    timeline.count(plan.at());
    if (plan.next().isPresent()) {
      long next = plan.next().get().at();
      timeline.count(next);
      sql.run("UPDATE snapshot SET first = 0 WHERE host = ? AND at = ?", host, next);
    } else {
      summarise(host, steps.force(), snapshot, plan.at());
    }
    Attendance.write(sql, snapshot.host().id(), receivedAt);
    return new Ingested.Stored(change, plan.next().isEmpty());
  }

  private long host(Snapshot snapshot, Instant receivedAt) throws SQLException {
    String id = snapshot.host().id();
    var known = sql.first(row -> row.getLong(1), "SELECT no FROM host WHERE id = ?", id);
    return known.isPresent()
        ? known.get()
        : sql.number(
            "INSERT INTO host (id, name, os, agent, first_seen, last_seen, changed_at, kept, items,"
                + " files, lost, ignored, fatal, doubt, sources, sources_read)"
                + " VALUES (?, '', '', '', ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) RETURNING no",
            id,
            receivedAt.toEpochMilli(),
            receivedAt.toEpochMilli());
  }

  /** Counts once what lists would otherwise count for each request. */
  private void summarise(long host, InForce force, Snapshot said, long at) throws SQLException {
    Snapshot now = force.snapshot();
    Map<Severity, Long> problems = now.problemCounts();
    sql.run(
        "UPDATE host SET name = ?, os = ?, agent = ?, changed_at = ?, kept = ?, items = ?,"
            + " files = ?, lost = ?, ignored = ?, fatal = ?, doubt = ?, sources = ?,"
            + " sources_read = ? WHERE no = ?",
        now.host().name(),
        (now.host().os().getOrDefault("id", "") + " " + now.host().os().getOrDefault("version", ""))
            .strip(),
        now.agentVersion(),
        at,
        force.kept(),
        now.items().size(),
        now.files().size(),
        problems.getOrDefault(Severity.LOST, 0L),
        problems.getOrDefault(Severity.IGNORED, 0L),
        problems.getOrDefault(Severity.FATAL, 0L),
        problems.getOrDefault(Severity.DOUBT, 0L),
        now.sources().size(),
        said.sources().values().stream()
            .filter(s -> s.status() == Status.COMPLETE || s.status() == Status.ABSENT)
            .count(),
        host);
  }
}
