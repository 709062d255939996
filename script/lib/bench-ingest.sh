# shellcheck shell=bash disable=SC2154 # what script/bench has set
# A collector under load; to be sourced by script/bench.

# snapshots_of_examples: makes $work/shop-0N.json.
snapshots_of_examples() {
  "$checkout/script/package"
  local host
  for host in "$checkout"/examples/hosts/shop-*/; do
    "$checkout/packaging/target/agent/bin/censo-agent" census --root "$host" --out "$work/$(basename "$host").json" 2>/dev/null
  done
}

# load CLASS ARGS…: a simulated fleet, a program among the collector's tests.
load() {
  local class=$1
  shift
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx2g --enable-native-access=ALL-UNNAMED \
    -cp "$checkout/collector/target/test-classes:$collector_classes" "censo.collector.bench.$class" "$@"
}

bench_ingest() {
  find_jdk
  snapshots_of_examples
  step "building the collector and its fleet"
  maven -Dquick -pl collector -am package -DskipTests
  collector_classes="$checkout/collector/target/censo-collector-$version.jar:$checkout/collector/target/lib/*"
  local data=$work/data port=18484
  load IngestLoad enrol "$data" "$work/agents" "$hosts"

  step "a collector, and $hosts hosts"
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx320m --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$collector_classes" censo.collector.Main \
    serve --data "$data" --port "$port" 2>"$work/collector.log" &
  local collector=$!
  started+=("$collector")
  until curl -sf "http://127.0.0.1:$port/livez" >/dev/null; do
    kill -0 "$collector" 2>/dev/null || die "the collector ended: $(cat "$work/collector.log")"
    sleep 0.2
  done
  load IngestLoad "$port" "$collector" "$data/censo.db" "$work/agents" "$work"/shop-*.json >"$work/rounds"
  local peak
  peak=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$collector/status")
  stop_started

  printf '\n%-34s %9s %9s %9s %9s\n' "collector, $hosts hosts" requests 'a second' 'p99 ms' 'CPU ms'
  awk -F'\t' '$1 != "bytes" { printf "%-34s %9d %9.0f %9s %9s\n", $1, $2, $2 / $3, $4, $5 }' "$work/rounds"
  awk -F'\t' -v hosts="$hosts" '
    $1 == "bytes" { size[$2] = $3; changes[$2] = $4 }
    END {
      if (size["before"] == "") exit
      first = (size["first"] - size["before"]) / hosts
      change = (size["last"] - size["first"]) / changes["last"]
      printf "%-34s %9.0f bytes\n%-34s %9.0f bytes\n", "a host at first", first, "a change", change
      # 1 % an hour: 87.6 changes in a year
      printf "%-34s %9.2f MB\n", "a host and a year of its changes", (first + 87.6 * change) / 1e6
    }' "$work/rounds"
  printf '%-34s %9d MiB\n' 'peak memory' "$peak"
  puppetdb_beside
  if [ -n "$json" ]; then
    jq -R -s --argjson peak "$peak" --slurpfile puppetdb "$work/puppetdb.json" 'split("\n") | map(select(. != "") | split("\t")) |
      {rounds: map(select(.[0] != "bytes") | {name: .[0], requests: (.[1] | tonumber), seconds: (.[2] | tonumber), p99_ms: (.[3] | tonumber), cpu_ms: (.[4] | tonumber)}),
       bytes: map(select(.[0] == "bytes") | {at: .[1], bytes: (.[2] | tonumber), changes: (.[3] | tonumber)}), peak_mib: $peak, puppetdb: $puppetdb[0]}' "$work/rounds" >"$json"
  fi
}
