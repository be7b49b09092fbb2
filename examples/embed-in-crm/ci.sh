#!/usr/bin/env bash
# Installs the example from its lockfile and runs it: on the embedded PostgreSQL, and on a real one where initdb is found.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
npm run types
npm start
npm test

initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
if [ -z "$initdb" ]; then
  echo "No PostgreSQL server found (Debian: apt-get install postgresql); the real database was not tried." >&2
  exit 1
fi
bin=$(dirname "$initdb")
data=$(mktemp -d)
run() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
run "$bin/initdb" -D "$data" -U postgres --auth=trust >/dev/null
run "$bin/pg_ctl" -D "$data" -o "-p 54329 -k $data -c listen_addresses=127.0.0.1" -w start >/dev/null
trap 'run "$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null; rm -rf "$data"' EXIT
export DATABASE_URL="postgres://postgres@127.0.0.1:54329/postgres"
npm start
npm test
