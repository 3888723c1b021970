# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data.csv and expected.json: invitations with responses, and what is left at each stage of
the flow, by arm and quarter, worked row by row."""
import csv
import json
import random
from datetime import date, timedelta

random.seed(7)
WITHIN, CUTOFF, START = 90, date(2025, 3, 31), date(2024, 10, 1)

rows = []
for _ in range(900):
    invited = date(2024, 1, 1) + timedelta(days=random.randrange(0, 450))
    responded = None
    if random.random() < 0.6:
        responded = invited + timedelta(days=random.randrange(-2, 130))
    excluded = random.random() < 0.1
    arm = random.choice(["campaign", "control"])
    rows.append((invited, responded, excluded, arm))
# The very edges: closing on the cut-off and a day after it, on the start and a day before it.
for invited in [CUTOFF - timedelta(days=WITHIN), CUTOFF - timedelta(days=WITHIN - 1),
                START - timedelta(days=WITHIN), START - timedelta(days=WITHIN + 1), START,
                START - timedelta(days=1)]:
    for response in [0, WITHIN, WITHIN + 1, -1]:
        rows.append((invited, invited + timedelta(days=response), False, "campaign"))

with open("data.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["invited", "responded", "excluded", "arm"])
    for invited, responded, excluded, arm in rows:
        writer.writerow([invited, responded or "", int(excluded), arm])

flow, groups = {}, {}
for invited, responded, excluded, arm in rows:
    key = (arm, f"{invited.year}-Q{(invited.month - 1) // 3 + 1}")
    counts = flow.setdefault(key, [0] * 5)
    counts[0] += 1
    if excluded:
        continue
    counts[1] += 1
    closes = invited + timedelta(days=WITHIN)
    if closes > CUTOFF:
        continue
    counts[2] += 1
    if invited < START <= closes:
        continue
    counts[3] += 1
    counts[4] += 1
    total = groups.setdefault(key, [0, 0])
    total[0] += 1
    total[1] += responded is not None and invited <= responded <= closes

answer = {
    "flow": [{"key": list(key), "counts": flow[key]} for key in sorted(flow)],
    "groups": [{"key": list(key), "counts": groups[key]} for key in sorted(groups)],
}
with open("expected.json", "w") as file:
    json.dump(answer, file, indent=1)
    file.write("\n")
