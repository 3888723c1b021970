#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the engines that install in minutes (DuckDB from PyPI, PostgreSQL and SQLite from Debian)
# and starts PostgreSQL, for the tests.
#
#   prepare.sh FOLDER    then: source FOLDER/environment
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
sudo=$(test "$(id -u)" -eq 0 || echo sudo)
$sudo apt-get -qq update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install -y --no-install-recommends \
  postgresql postgresql-contrib sqlite3 python3-venv > "$folder/apt.log"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb-cli==1.5.6
postgres=$(mktemp -d "${TMPDIR:-/tmp}/esito-postgres-XXXXXX")
"$here/start-postgres.sh" "$postgres"
{
  cat "$postgres/environment"
  printf "export PATH='%s':\"\$PATH\"\n" "$folder/venv/bin"
} > "$folder/environment"
