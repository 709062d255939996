# shellcheck shell=bash disable=SC2154 # what script/bench has set
# PuppetDB under the load of the same hosts, in a container; to be sourced by script/bench.

# cpu_of CONTAINER: processor time of all its processes since they started, in milliseconds.
cpu_of() {
  # A process may end between the list and the look.
  docker exec "$1" sh -c 'cat /proc/[0-9]*/stat 2>/dev/null || :' | sed 's/.*) //' |
    awk -v hz="$(getconf CLK_TCK)" '{ ticks += $12 + $13 + $14 + $15 } END { printf "%d", ticks * 1000 / hz }'
}

# bytes_of CONTAINER: size of PuppetDB's database.
bytes_of() {
  docker exec --user postgres "$1" psql -At -c "SELECT pg_database_size('puppetdb')"
}

# Each snapshot as one "replace facts" command that is answered when it is stored. Fewer hosts, since it takes long.
puppetdb_beside() {
  local most=100 container port round before after size bytes figures image
  echo null >"$work/puppetdb.json"
  if ! docker_answers; then
    say "no PuppetDB beside it: no Docker daemon answers $(id -un); as root: script/setup"
    return
  fi
  image=$("$checkout/script/images" puppetdb-bookworm | sed -n 's/^export CENSO_IMAGE_PUPPETDB_BOOKWORM=//p')
  if [ -z "$image" ]; then
    say "no PuppetDB beside it: its image cannot be built, see target/images/puppetdb-bookworm.log"
    return
  fi
  [ "$hosts" -ge "$most" ] || most=$hosts
  step "PuppetDB with PostgreSQL, and $most of the hosts"
  container=$(docker run --detach --label censo=test --publish 127.0.0.1::8080 "$image")
  containers+=("$container")
  port=$(docker port "$container" 8080/tcp | sed -n '1s/.*://p')
  SECONDS=0
  until curl -sf "http://127.0.0.1:$port/pdb/meta/v1/version" >"$work/puppetdb-version"; do
    [ "$SECONDS" -lt 600 ] || die "PuppetDB does not answer: docker logs $container"
    sleep 1
  done
  size=$(bytes_of "$container")
  for round in first unchanged changed; do
    before=$(cpu_of "$container")
    figures=$(load PuppetDbLoad "$port" "$most" "$round" "$work"/shop-*.json)
    after=$(cpu_of "$container")
    bytes=$(bytes_of "$container")
    printf '%s\t%s\t%d\t%d\n' "$round" "$figures" $((after - before)) $((bytes - size))
    size=$bytes
  done >"$work/puppetdb"
  local peak version
  peak=$(docker exec "$container" awk '/^VmHWM/ { print int($2 / 1024) }' /proc/1/status)
  version=$(jq -r .version "$work/puppetdb-version")
  stop_started

  printf '\n%-34s %9s %9s %9s %9s %9s\n' "PuppetDB $version, $most hosts" stored 'a second' 'p99 ms' 'CPU ms' bytes
  awk -F'\t' '{ printf "%-34s %9d %9.1f %9s %9.0f %9.0f\n", $1, $2, $2 / $3, $4, $5 / $2, $6 / $2 }' "$work/puppetdb"
  printf '%-34s %9d MiB\n' 'peak memory, without PostgreSQL' "$peak"
  jq -R -s --arg version "$version" --argjson peak "$peak" 'split("\n") | map(select(. != "") | split("\t")) |
    {version: $version, peak_mib: $peak, rounds: map({name: .[0], requests: (.[1] | tonumber), seconds: (.[2] | tonumber),
     p99_ms: (.[3] | tonumber), cpu_ms: ((.[4] | tonumber) / (.[1] | tonumber)), bytes: ((.[5] | tonumber) / (.[1] | tonumber))})}' \
    "$work/puppetdb" >"$work/puppetdb.json"
}
