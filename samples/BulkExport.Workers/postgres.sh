#!/usr/bin/env bash
# Starts a PostgreSQL server for development, of Debian's package postgresql, on the loopback interface, and prints its connection string.
#   postgres.sh start DIRECTORY [PORT]    creates the database in the directory if it does not exist
#   postgres.sh stop DIRECTORY
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "error: PostgreSQL is not installed. Run: apt-get install postgresql" >&2; exit 1; }
action=${1:?start or stop} directory=$(realpath -m "${2:?the directory of the database}") port=${3:-5433}

# PostgreSQL refuses to run as root.
as_user() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

case $action in
  start)
    if [ ! -e "$directory/data" ]; then
      mkdir -p "$directory"
      (umask 077 && head -c 24 /dev/urandom | base64 | tr -d '/+=\n' > "$directory/password")
      [ "$(id -u)" -ne 0 ] || chown -R postgres "$directory"
      as_user "$bin/initdb" --pgdata="$directory/data" --username=postgres --auth=scram-sha-256 --pwfile="$directory/password" \
        --encoding=UTF8 --locale=C > /dev/null
    fi
    as_user "$bin/pg_ctl" --pgdata="$directory/data" --log="$directory/log" --wait --silent start \
      --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=''" > /dev/null
    echo "Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres;Password=$(cat "$directory/password")"
    ;;
  stop) as_user "$bin/pg_ctl" --pgdata="$directory/data" --mode=immediate --silent stop ;;
  *) echo "error: unknown action '$action'" >&2; exit 2 ;;
esac
