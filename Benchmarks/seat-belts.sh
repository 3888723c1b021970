#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Wall time (median of 9) and peak memory of `esito evaluate` on the seat-belt study, release build,
# beside Rscript doing one of its fits. Run from anywhere; needs a release build and, for the second
# line, Rscript.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# measure NAME COMMAND...: the median of nine runs and the largest memory.
measure() {
  local name=$1
  shift
  for _ in 1 2 3 4 5 6 7 8 9; do
    python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - start
print(f"{wall * 1000:.1f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}")
PY
  done | sort -n | awk -v name="$name" '
    { wall[NR] = $1; if ($2 > memory) memory = $2 }
    END { printf "%-44s %8.1f ms %6d MB\n", name, wall[5], memory }'
}

swift build -c release >/dev/null
esito="$(swift build -c release --show-bin-path)/esito"
measure "esito evaluate (2 analyses, whole report)" \
  "$esito" evaluate studies/seat-belt-law/study.yaml --output "$scratch/bundle"
measure "esito --version (start-up alone)" "$esito" --version
if command -v Rscript >/dev/null; then
  measure "Rscript, one quasi-Poisson fit" Rscript --vanilla Benchmarks/seat-belts.R
else
  echo "Rscript is not installed: no comparison (apt-get install r-base-core)"
fi
