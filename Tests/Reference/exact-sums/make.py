# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data.csv (Italian Excel dialect) and expected.json: exact grouped sums of products.

Numbers are drawn as decimal strings and summed as fractions, so that no rounding can enter.
"""
import json
import random
from decimal import Decimal
from fractions import Fraction

random.seed(20241001)
DISTRICTS = ["Nord", "Est", "Valle", "Città", "Forlì"]


def italian(number, decimals):
    """A number with thousands dots and a decimal comma, both as Excel writes them."""
    text = f"{number:,.{decimals}f}" if decimals else f"{number:,}"
    return text.translate(str.maketrans(",.", ".,"))


rows = []
for index in range(600):
    day = random.randrange(1, 29)
    month = random.randrange(1, 13)
    year = random.choice([2023, 2024])
    y = None if random.random() < 0.05 else Fraction(random.randrange(-10**10, 10**10), 1000)
    x = random.randrange(0, 10**7)
    rows.append((random.choice(DISTRICTS), year, month, day, random.choice("SN"), y, x))

with open("data.csv", "wb") as file:
    lines = ["Distretto;Data;Trattato;Valore;Conta"]
    for district, year, month, day, treated, y, x in rows:
        whole = "" if y is None else ("-" if y < 0 else "") + italian(Decimal(int(abs(y) * 1000)).scaleb(-3), 3)
        lines.append(f"{district};{day:02d}/{month:02d}/{year};{treated};{whole};{italian(x, 0)}")
    file.write(("\r\n".join(lines) + "\r\n").encode("cp1252"))

groups = {}
lost = 0
for district, year, month, day, treated, y, x in rows:
    if y is None:
        lost += 1
        continue
    key = (district, f"{year}-Q{(month - 1) // 3 + 1}", "true" if treated == "S" else "false")
    sums = groups.setdefault(key, [Fraction(0)] * 6)
    for index, value in enumerate([1, y, y * y, x * y, x * x, x * x * y * y]):
        sums[index] += value

SCALES = [0, 3, 6, 3, 0, 6]


def exact(value, scale):
    units = value * 10**scale
    assert units.denominator == 1
    digits = str(abs(units.numerator)).rjust(scale + 1, "0")
    text = digits if scale == 0 else digits[:-scale] + "." + digits[-scale:]
    return ("-" if value < 0 else "") + text


answer = {
    "lost": lost,
    "groups": [
        {"key": list(key), "sums": [exact(v, s) for v, s in zip(groups[key], SCALES)]}
        for key in sorted(groups, key=lambda key: [part.encode() for part in key])
    ],
}
with open("expected.json", "w") as file:
    json.dump(answer, file, indent=1, ensure_ascii=False)
    file.write("\n")
