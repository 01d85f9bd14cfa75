# What the benchmarks share; sourced by them.
set -euo pipefail

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d /tmp/stagedoor-bench.XXXXXX)
service=
database=

fail() {
    echo "$1" >&2
    exit 1
}

stop_service() {
    if [ -n "$service" ]; then
        kill "$service" 2> /dev/null || true
        wait "$service" 2> /dev/null || true
        service=
    fi
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
    stop_service
    if [ -n "$database" ]; then
        as_postgres "$postgres/pg_ctl" -D "$folder/postgresql/data" -m immediate stop > /dev/null || true
    fi
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

command -v wrk > /dev/null || fail "wrk is needed: apt-get install wrk"
command -v curl > /dev/null || fail "curl is needed: apt-get install curl"
jar=$(ls "$bench"/../target/stagedoor-*-exec.jar 2> /dev/null | head -1 || true)
[ -n "$jar" ] || fail "The executable jar is needed: mvn package -DskipTests"
java=${JAVA:-$(ls -d "${JAVA_HOME:-/none}"/bin/java /usr/lib/jvm/*2[1-9]*/bin/java 2> /dev/null | tail -1 || true)}
[ -n "$java" ] || fail "A JDK from 21 on is needed: name its java by JAVA"

# start_service JVM-OPTION… -- ARGUMENT…: on loopback, with its database in the folder unless the arguments name another
start_service() {
    local options=()
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    (cd "$folder" && exec "$java" "${options[@]}" --enable-native-access=ALL-UNNAMED -jar "$jar" \
        --server.port=0 --stagedoor.samples.enabled=true "$@" > "$folder/service.log" 2>&1) &
    service=$!
    for _ in $(seq 600); do
        port=$(sed -n 's/.*Netty started on port \([0-9]*\).*/\1/p' "$folder/service.log")
        if [ -n "$port" ] && curl -sf "localhost:$port/actuator/health/readiness" > /dev/null; then
            return
        fi
        kill -0 "$service" 2> /dev/null || { cat "$folder/service.log" >&2; service=; fail "The service did not start."; }
        sleep 0.1
    done
    fail "The service was not ready within a minute."
}

# Finds a PostgreSQL, and starts it on loopback; sets url and psql.
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
