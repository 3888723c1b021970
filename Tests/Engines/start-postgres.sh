#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts two PostgreSQL servers on loopback in an empty scratch folder, for the tests of engines.
#
#   start-postgres.sh FOLDER     then: source FOLDER/environment
#
# Server `one` holds the tables of the tests and a table spread over both servers by postgres_fdw.
# The tests reach it as anybody would: by a service and a password file of psql's own.
# Needs Debian's `postgresql` and `postgresql-contrib`; run as root it uses the user `postgres`.
set -euo pipefail
folder=$1
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  run() { setpriv --reuid postgres --regid postgres --clear-groups -- "$@"; }
else
  run() { "$@"; }
fi
run sh -c "umask 077 && printf '%s' '$password' > '$folder/password'"

# A port that is free now, chosen by the kernel.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
  run "$bin/initdb" -D "$folder/$1" -U esito --pwfile="$folder/password" -A scram-sha-256 \
    -E UTF8 --locale=C.UTF-8 --no-sync > "$folder/$1.initdb.log"
  # Nothing here outlives the tests: no flushing to the disk.
  run "$bin/pg_ctl" -D "$folder/$1" -l "$folder/$1.log" -w -t 60 \
    -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories= -c fsync=off" \
    start > "$folder/$1.start.log"
}
one=$(free_port)
start one "$one"
two=$(free_port)
start two "$two"

cat > "$folder/pg_service.conf" <<EOF
[esito_one]
host=127.0.0.1
port=$one
dbname=esito
user=esito
[esito_two]
host=127.0.0.1
port=$two
dbname=esito
user=esito
[esito_wrong_password]
host=127.0.0.1
port=$one
dbname=esito
user=esito
password=wrong
[esito_nobody]
host=127.0.0.1
port=$one
dbname=esito
user=nobody
[esito_nowhere]
host=127.0.0.1
port=1
dbname=esito
user=esito
EOF
(umask 077 && printf '127.0.0.1:*:*:esito:%s\n127.0.0.1:*:*:nobody:%s\n' "$password" "$password" \
  > "$folder/pgpass")
cat > "$folder/environment" <<EOF
export PGSERVICEFILE='$folder/pg_service.conf'
export PGPASSFILE='$folder/pgpass'
export ESITO_TEST_POSTGRES='$folder'
EOF

# shellcheck disable=SC1091
source "$folder/environment"
for server in one two; do
  port=${!server}
  psql -X -q -v ON_ERROR_STOP=1 "host=127.0.0.1 port=$port dbname=postgres user=esito" \
    -c 'CREATE DATABASE esito'
done
sql() { PGSERVICE="$1" psql -X -q -v ON_ERROR_STOP=1 -v password="$password" "${@:2}"; }
# The same rows everywhere: district, day, treated, age and a sum with two decimals.
rows="SELECT 'D' || lpad((i % 6)::text, 2, '0') AS district, DATE '2023-01-01' + i % 700 AS day,
  i % 3 = 0 AS treated, (i % 23 <> 0)::int AS responded, 40 + i % 30 AS age
  FROM generate_series(1, 6000) AS i"
table="district text NOT NULL, day date NOT NULL, treated boolean NOT NULL, responded integer, age integer"
sql esito_one -c "CREATE TABLE whole AS $rows"
for part in one two; do
  rest=$([ "$part" = one ] && echo 0 || echo 1)
  sql "esito_$part" -c "CREATE TABLE part_$part AS SELECT * FROM ($rows) AS r
    WHERE right(district, 1)::int % 2 = $rest"
done
sql esito_one -v one="$one" -v two="$two" <<EOF
CREATE EXTENSION postgres_fdw;
CREATE SERVER one FOREIGN DATA WRAPPER postgres_fdw
  OPTIONS (host '127.0.0.1', port :'one', dbname 'esito', use_remote_estimate 'true');
CREATE SERVER two FOREIGN DATA WRAPPER postgres_fdw
  OPTIONS (host '127.0.0.1', port :'two', dbname 'esito', use_remote_estimate 'true');
CREATE USER MAPPING FOR esito SERVER one OPTIONS (user 'esito', password :'password');
CREATE USER MAPPING FOR esito SERVER two OPTIONS (user 'esito', password :'password');
CREATE TABLE spread ($table) PARTITION BY LIST (district);
CREATE FOREIGN TABLE spread_one PARTITION OF spread FOR VALUES IN ('D00', 'D02', 'D04')
  SERVER one OPTIONS (table_name 'part_one');
CREATE FOREIGN TABLE spread_two PARTITION OF spread FOR VALUES IN ('D01', 'D03', 'D05')
  SERVER two OPTIONS (table_name 'part_two');
CREATE ROLE reader LOGIN PASSWORD :'password';
CREATE TABLE secret (a text);
ANALYZE spread_one;
ANALYZE spread_two;
EOF
echo "PostgreSQL: two servers on loopback in $folder"
