# Functions of all benchmarks, which source this file.
set -euo pipefail

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d /tmp/stagedoor-bench.XXXXXX)
services=()
database=
ticks=$(getconf CLK_TCK)

fail() {
    echo "$1" >&2
    exit 1
}

stop_services() {
    local service
    for service in "${services[@]}"; do
        kill "$service" 2> /dev/null || true
    done
    for service in "${services[@]}"; do
        wait "$service" 2> /dev/null || true
    done
    services=()
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"
    else
        "$@"
    fi
}

clean_up() {
    stop_services
    if [ -n "$database" ]; then
        as_postgres "$postgres/pg_ctl" -D "$folder/postgresql/data" -m immediate stop > /dev/null || true
    fi
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

command -v wrk > /dev/null || fail "wrk is needed: apt-get install wrk"
command -v curl > /dev/null || fail "curl is needed: apt-get install curl"
jar=$(realpath -qe "${JAR:-$(ls "$bench"/../target/stagedoor-*-exec.jar 2> /dev/null | head -1 || true)}" || true)
[ -n "$jar" ] || fail "The executable jar is needed: mvn package -DskipTests"
java=${JAVA:-$(ls -d "${JAVA_HOME:-/none}"/bin/java /usr/lib/jvm/*2[1-9]*/bin/java 2> /dev/null | tail -1 || true)}
[ -n "$java" ] || fail "JDK 21 or newer is needed: set JAVA to its java command"

# run COMMAND…: starts a service in the folder; sets log
run() {
    log=$folder/service-${#services[@]}.log
    : > "$log"
    (cd "$folder" && exec "$@" > "$log" 2>&1) &
    services+=($!)
}

# launch JVM-OPTION… -- ARGUMENT…: starts Stagedoor, which records no cache beside the benchmark, with its database in the folder unless the arguments name another
launch() {
    local options=()
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    run "$java" "${options[@]}" --enable-native-access=ALL-UNNAMED -jar "$jar" \
        --stagedoor.launch.cache=false --stagedoor.samples.enabled=true "$@"
}

# await COMMAND…: repeats the command until it succeeds; fails after a minute, or when the service launched last ends
await() {
    for _ in $(seq 600); do
        if "$@"; then
            return
        fi
        kill -0 "${services[-1]}" 2> /dev/null || { cat "$log" >&2; fail "The service did not start."; }
        sleep 0.1
    done
    fail "The service was not ready within a minute."
}

# Prints the processor time that the service launched first has used so far, in ticks.
service_ticks() {
    local stat
    [ ${#services[@]} -gt 0 ] || { echo 0; return; }
    stat=$(< "/proc/${services[0]}/stat")
    set -- ${stat##*) }
    echo $((${12} + ${13}))
}

is_ready() {
    curl -sf "$1/actuator/health/readiness" > /dev/null
}

# Sets port as soon as the service launched last has written it.
has_port() {
    port=$(sed -n 's/.*started on port \([0-9]*\).*/\1/p' "$log" | head -1)
    [ -n "$port" ]
}

is_ready_somewhere() {
    has_port && is_ready "127.0.0.1:$port"
}

# start_service JVM-OPTION… -- ARGUMENT…: starts a service at 127.0.0.1, on a free port, and waits until it is ready; sets port
start_service() {
    launch "$@" --server.port=0
    await is_ready_somewhere
}

# ask counter|account SECONDS [HOST:PORT] [CONNECTIONS]: prints requests, microseconds, p50, p99 and errors
ask() {
    local connections=${4:-64}
    wrk -t"$((connections > 1 ? 2 : 1))" -c"$connections" -d"$2s" --timeout 30s -s "$bench/actors.lua" \
        "http://${3:-127.0.0.1:$port}" -- "$1" |
        sed -n 's/^figures //p'
}

# Prints the median of the numbers that it reads, one on each line.
median() {
    sort -n | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# Finds a PostgreSQL and starts it on loopback; sets postgres and url.
start_postgresql() {
    postgres=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb "$(command -v initdb)" 2> /dev/null | tail -1 || true)")
    [ -x "$postgres/pg_ctl" ] || return 1
    local home=$folder/postgresql
    local postgresql_port
    mkdir "$home"
    chmod 755 "$folder"
    [ "$(id -u)" != 0 ] || chown nobody "$home"
    postgresql_port=$((20000 + RANDOM % 10000))
    (
        cd "$home"
        as_postgres "$postgres/initdb" -D "$home/data" -U bench -A trust > /dev/null
        as_postgres "$postgres/pg_ctl" -D "$home/data" -w -l "$home/log" \
            -o "-h 127.0.0.1 -p $postgresql_port -k $home" start > /dev/null
    ) || return 1
    database=started
    url=jdbc:postgresql://127.0.0.1:$postgresql_port/postgres
    export DATABASE_USER=bench DATABASE_PASSWORD=
}
