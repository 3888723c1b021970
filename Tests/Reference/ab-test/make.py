# SPDX-License-Identifier: GPL-3.0-or-later
# Three variants of a message, given out by chance, and what statsmodels, scipy and the papers'
# formulas say of them. Run: python make.py; writes messages.csv and expected.json.
import datetime
import json
import math
import random
from pathlib import Path

from scipy.stats import binomtest, chisquare, norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportions_ztest,
)

random.seed(11)
SHARES = {"A": 0.110, "B": 0.146, "C": 0.118}
lines = ["giorno,variante,clic"]
counts = {name: [0, 0] for name in SHARES}
for number in range(5400):
    name = random.choice("AABBC")
    clicks = random.random() < SHARES[name]
    counts[name][0] += clicks
    counts[name][1] += 1
    day = datetime.date(2024, 10, 1) + datetime.timedelta(days=number % 120)
    lines.append(f"{day},{name},{'S' if clicks else 'N'}")
Path("messages.csv").write_text("\n".join(lines) + "\n")


def wilson(count, total, alpha):
    lower, upper = proportion_confint(count, total, alpha=alpha, method="wilson")
    return float(lower), float(upper)


def mover(one, other, alpha):
    """Donner, Zou (2012), equation 7 (MOVER-R), from Wilson limits."""
    p, q = one[0] / one[1], other[0] / other[1]
    (l1, u1), (l2, u2) = wilson(*one, alpha), wilson(*other, alpha)
    lower = (p * q - math.sqrt((p * q) ** 2 - l1 * u2 * (2 * p - l1) * (2 * q - u2))) / (
        u2 * (2 * q - u2)
    )
    upper = (p * q + math.sqrt((p * q) ** 2 - u1 * l2 * (2 * p - u1) * (2 * q - l2))) / (
        l2 * (2 * q - l2)
    )
    return [p / q, lower, upper]


def effect(name, alpha):
    one, base = counts[name], counts["A"]
    lower, upper = confint_proportions_2indep(
        one[0], one[1], base[0], base[1], method="newcomb", compare="diff", alpha=alpha
    )
    return {
        "difference": [one[0] / one[1] - base[0] / base[1], float(lower), float(upper)],
        "ratio": mover(one, base, alpha),
    }


def p(name):
    one, base = counts[name], counts["A"]
    return float(proportions_ztest([one[0], base[0]], [one[1], base[1]])[1])


boundaries = json.loads(
    (Path(__file__).parent.parent / "group-sequential" / "expected.json").read_text()
)["four"]["boundaries"]
json.dump(
    {
        "counts": counts,
        "two": effect("B", 0.05) | {"p": p("B")},
        # Two comparisons: alpha is halved, p-values are Holm's.
        "three": {name: effect(name, 0.025) for name in "BC"},
        "holm": [float(x) for x in multipletests([p("B"), p("C")], method="holm")[1]],
        "look2of4": effect("B", 2 * float(norm.sf(boundaries[1]))),
        "binomial": float(
            min(
                1,
                2
                * min(
                    binomtest(counts["A"][1], counts["A"][1] + counts["B"][1], 0.5, alternative=a).pvalue
                    for a in ("less", "greater")
                ),
            )
        ),
        "chisquare": float(
            chisquare(
                [counts[n][1] for n in "ABC"],
                [sum(c[1] for c in counts.values()) * w / 5 for w in (2, 2, 1)],
            ).pvalue
        ),
    },
    open("expected.json", "w"),
    indent=1,
)
