#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Stops the servers that start-postgres.sh started in a folder, and removes the folder.
set -euo pipefail
folder=$(cd "$1" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
for server in one two; do
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid postgres --regid postgres --clear-groups -- \
      "$bin/pg_ctl" -D "$folder/$server" -m immediate stop > /dev/null || true
  else
    "$bin/pg_ctl" -D "$folder/$server" -m immediate stop > /dev/null || true
  fi
done
rm -rf "$folder"
