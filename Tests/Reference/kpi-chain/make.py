# SPDX-License-Identifier: GPL-3.0-or-later
"""The data of a small programme: invitations by person, admissions by month, waits by visit. Seeded."""

import datetime
import random

random.seed(20261121)
rows, day = [], datetime.date(2020, 9, 15)
while day <= datetime.date(2025, 6, 30):
    for _ in range(random.randint(0, 3)):
        share = 0.45 + (0.1 if day >= datetime.date(2024, 10, 1) else 0)
        answer = ""
        if random.random() < share:
            answer = (day + datetime.timedelta(days=random.randint(0, 110))).isoformat()
        out = "S" if random.random() < 0.04 else "N"
        rows.append((day.isoformat(), answer, out, random.choice(["Nord", "Est", "Sud"])))
    day += datetime.timedelta(days=1)
with open("inviti.csv", "w") as file:
    file.write("invito,risposta,escluso,distretto\n")
    file.writelines(",".join(row) + "\n" for row in rows)

with open("mensili.csv", "w") as file:
    file.write("mese,casi,ore\n")
    for year in range(2018, 2026):
        level = random.gauss(60, 9)
        for month in range(1, 13):
            if (year, month) <= (2025, 9):
                cases = max(0, round(random.gauss(level, 8)))
                file.write(f"{year}-{month:02d},{cases},{random.randint(9000, 11000)}\n")

with open("attese.csv", "w") as file:
    file.write("giorno,minuti\n")
    for number in range(420):
        day = datetime.date(2023, 10, 1) + datetime.timedelta(days=random.randint(0, 545))
        file.write(f"{day.isoformat()},{random.gammavariate(4, 6):.1f}\n")
