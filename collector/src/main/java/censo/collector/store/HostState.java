package censo.collector.store;

import censo.inventory.Problem.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A host in short.
 *
 * @param id what the host calls itself: instance id or machine-id
 * @param os {@code debian 12}
 * @param lastSeen when its last snapshot arrived, changed or not
 * @param changedAt moment of the last snapshot that said something new
 * @param items how many are in force
 * @param kept how many of them are known from before only, since their source could not be read
 * @param sources how many the agent has
 * @param sourcesRead how many of them it could look at whole
 * @param quarantinedAt when a snapshot arrived that was not kept, if the host sent no good one
 *     since
 */
public record HostState(
    String id,
    String name,
    String os,
    String agentVersion,
    Instant firstSeen,
    Instant lastSeen,
    Instant changedAt,
    int items,
    int kept,
    int files,
    Map<Severity, Integer> problems,
    int sources,
    int sourcesRead,
    Optional<Instant> quarantinedAt) {
  public HostState {
    problems = Collections.unmodifiableMap(new EnumMap<>(problems));
  }
}
