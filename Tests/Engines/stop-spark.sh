#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Stops what start-spark.sh started in a folder, and removes the folder.
set -euo pipefail
folder=$(cd "$1" && pwd)
while read -r pid; do kill "$pid" 2> /dev/null || true; done < "$folder/pids"
sleep 1
rm -rf "$folder"
