# SPDX-License-Identifier: GPL-3.0-or-later
# People on their way from a page to a visit, and what statsmodels and the papers' formulas say of
# them. Run: python make.py; writes people.csv and expected.json. Versions stand in README.md.
import csv
import datetime
import json
import math
import random

import pandas as pd
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportions_ztest,
)

random.seed(7)
CHANNELS = {
    "sito": (620, 0.42, 0.62, 0.80),
    "whatsapp": (410, 0.55, 0.66, 0.82),
    "volantino": (170, 0.30, 0.60, 0.78),
    "": (40, 0.40, 0.60, 0.80),
}
START = datetime.date(2024, 10, 1)


def day(date, low, high):
    return date + datetime.timedelta(days=random.randint(low, high))


rows = []
for channel, (people, lead, book, attend) in CHANNELS.items():
    for number in range(people):
        visit = day(START, 0, 150)
        leads = random.random() < lead
        # One in sixty books without having left a contact.
        books = random.random() < (book if leads else 1 / 60)
        attends = books and random.random() < attend
        contact = day(visit, 0, 12) if leads else None
        booked = day(contact or visit, 1, 20) if books else None
        rows.append([visit, channel, contact, booked, "S" if attends else "N"])
with open("people.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["visita", "canale", "contatto", "prenotato", "presente"])
    for row in rows:
        out.writerow(["" if cell is None else cell for cell in row])

table = pd.read_csv("people.csv", keep_default_na=False)
done = pd.DataFrame(
    {
        "visita": True,
        "contatto": table.contatto != "",
        "prenotato": table.prenotato != "",
        "presente": table.presente == "S",
    }
)
inorder = done.cumprod(axis=1).astype(bool)
steps = list(done.columns)
reached = [int(inorder[s].sum()) for s in steps]
skipped = [0] + [
    int((done[s] & ~inorder[steps[i]]).sum()) for i, s in enumerate(steps[1:])
]


def wilson(count, total):
    lower, upper = proportion_confint(count, total, alpha=0.05, method="wilson")
    return [count / total, float(lower), float(upper)]


def paired(first, second, neither, level):
    """Newcombe (1998), paired data, method 10, for pairs that never agree on yes."""
    n = first + second + neither
    z = norm.ppf((1 + level) / 2)

    def limits(x):
        centre = (2 * x + z * z) / (2 * (n + z * z))
        half = z * math.sqrt(z * z + 4 * x * (1 - x / n)) / (2 * (n + z * z))
        return centre - half, centre + half

    (l1, u1), (l2, u2) = limits(first), limits(second)
    p1, p2 = first / n, second / n
    margins = first * (n - first) * second * (n - second)
    # a = 0 of both: ad − bc is negative, so there is no continuity correction.
    phi = (0 * neither - first * second) / math.sqrt(margins)
    down = math.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    up = math.sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
    return [p1 - p2, p1 - p2 - down, p1 - p2 + up]


lost = [reached[i - 1] - reached[i] for i in range(1, 4)]
most = max(range(3), key=lambda i: lost[i])
losses = [
    paired(lost[most], lost[i], reached[0] - lost[most] - lost[i], 1 - 0.05 / 2)
    for i in range(3)
    if i != most
]

channels = {}
for channel in CHANNELS:
    part = inorder[table.canale == channel]
    channels[channel] = [int(part[s].sum()) for s in steps]
base = channels["sito"]
compared = {}
for channel in ["volantino", "whatsapp"]:
    counts = channels[channel]
    lower, upper = confint_proportions_2indep(
        counts[3], counts[0], base[3], base[0], method="newcomb", compare="diff", alpha=0.05
    )
    _, p = proportions_ztest([counts[3], base[3]], [counts[0], base[0]])
    compared[channel] = [
        counts[3] / counts[0] - base[3] / base[0], float(lower), float(upper), float(p)
    ]
adjusted = multipletests([compared[c][3] for c in compared], method="holm")[1]
for channel, p in zip(compared, adjusted):
    compared[channel].append(float(p))

# Within 14 days of the visit, mature by the cut-off (2025-03-01).
dates = table[["visita", "contatto", "prenotato"]].apply(pd.to_datetime, errors="coerce")
mature = dates.visita + pd.Timedelta(days=14) <= pd.Timestamp("2025-03-01")
soon = pd.DataFrame(
    {
        "visita": True,
        "contatto": (dates.contatto - dates.visita).dt.days.between(0, 14),
        "prenotato": (dates.prenotato - dates.visita).dt.days.between(0, 14),
    }
)[mature].cumprod(axis=1).astype(bool)

json.dump(
    {
        "reached": reached,
        "skipped": skipped,
        "conversion": [wilson(reached[i], reached[i - 1]) for i in range(1, 4)],
        "share": [wilson(reached[i], reached[0]) for i in range(1, 4)],
        "lost": lost,
        "losses": losses,
        "channels": channels,
        "compared": compared,
        "within14": [int(soon[s].sum()) for s in soon.columns],
    },
    open("expected.json", "w"),
    indent=1,
)
