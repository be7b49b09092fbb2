#!/usr/bin/env bash
# Installs the example from its lockfile and runs it: on the embedded PostgreSQL, then on a real one that is started for
# it in a temporary folder, reached on the loopback address alone. A server does not run as root: then a user of Debian's
# package does.
set -euo pipefail
cd "$(dirname "$0")"

[ -d ../../node_modules ] || npm --prefix ../.. ci --no-audit --no-fund
[ -f ../../dist/index.js ] || npm --prefix ../.. run build
npm ci --no-audit --no-fund
npm run types
unset DATABASE_URL
npm start
npm test

find_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
if [ -z "$(find_bin)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
bin=$(find_bin)
if [ -z "$bin" ]; then
  echo "No PostgreSQL server found (Debian: apt-get install postgresql); the real database was not tried." >&2
  exit 1
fi

data=$(mktemp -d)
as_owner() { (cd "$data" && if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi); }
if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
trap 'as_owner "$bin/pg_ctl" -D "$data/pg" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$data"' EXIT
port=$(node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
as_owner "$bin/initdb" -D "$data/pg" -U postgres --auth=trust >/dev/null
as_owner "$bin/pg_ctl" -D "$data/pg" -l "$data/log" -w start \
  -o "-p $port -k $data -c listen_addresses=127.0.0.1" >/dev/null || { cat "$data/log" >&2; exit 1; }
export DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
npm start
npm test
