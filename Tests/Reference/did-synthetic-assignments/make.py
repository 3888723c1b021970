# SPDX-License-Identifier: GPL-3.0-or-later
"""Placebo in space by brute force: every choice of treated states, every effect tried by taking it off
the data and doing everything again. Writes expected.json from ../did-comparison/smoking.csv.

Python 3.11.7, numpy 2.4.6, scipy 1.17.1.
"""
import csv
import itertools
import json

import numpy as np
from scipy.optimize import nnls

with open("../did-comparison/smoking.csv") as file:
    table = list(csv.reader(file))
names = table[0][1:]
columns = {name: [float(row[i + 1]) for row in table[1:]] for i, name in enumerate(names)}
BEFORE = 19
# Where the parts of the time before begin that are left out in turn: 19 k / 3, rounded down.
THIRDS = [6, 12]


def weights(target, donors):
    """min |target - w donors|^2 over the simplex: non-negative least squares for the support, then its
    exact optimum."""
    n = len(donors)
    gram = donors @ donors.T
    linear = donors @ target
    scale = np.trace(gram) / n

    heavy = 1e4 * np.sqrt(scale)
    start = nnls(np.vstack([donors.T, np.full(n, heavy)]), np.append(target, heavy))[0]
    support = [i for i in range(n) if start[i] > 1e-9]
    while True:
        k = len(support)
        system = np.zeros((k + 1, k + 1))
        system[:k, :k] = gram[np.ix_(support, support)]
        system[:k, k] = system[k, :k] = 1
        solution = np.linalg.solve(system, np.append(linear[support], 1))
        w = np.zeros(n)
        w[support] = solution[:k]
        gradient = gram @ w - linear + solution[k]
        if min(w) < 0:
            support.remove(int(np.argmin(w)))
        elif min(gradient) < -1e-7 * scale:
            support.append(int(np.argmin(gradient)))
            support.sort()
        else:
            return w


def statistics(outcomes, size, fitted):
    """(|mean gap after| / held-out error before, ratio of errors, |mean gap after| / error of the fit)
    of every choice; weights do not look after."""
    found = []
    for chosen, w, held_out in fitted:
        others = [u for u in range(len(outcomes)) if u not in chosen]
        gaps = outcomes[list(chosen)].mean(axis=0) - w @ outcomes[others]
        before = np.sqrt((gaps[:BEFORE] ** 2).mean())
        found.append((abs(gaps[BEFORE:].mean()) / held_out,
                      np.sqrt((gaps[BEFORE:] ** 2).mean()) / before,
                      abs(gaps[BEFORE:].mean()) / before))
    return found


def case(states, treated):
    outcomes = np.array([columns[s] for s in states])
    actual = tuple(sorted(states.index(s) for s in treated))
    choices = list(itertools.combinations(range(len(states)), len(actual)))
    fitted = []
    for chosen in choices:
        others = [u for u in range(len(states)) if u not in chosen]
        target = outcomes[list(chosen), :BEFORE].mean(axis=0)
        donors = outcomes[others][:, :BEFORE]
        squares = 0
        for part in np.array_split(np.arange(BEFORE), THIRDS):
            kept = np.setdiff1d(np.arange(BEFORE), part)
            w = weights(target[kept], donors[:, kept])
            squares += ((target - w @ donors)[part] ** 2).sum()
        fitted.append((chosen, weights(target, donors), np.sqrt(squares / BEFORE)))
    own = choices.index(actual)

    def p(effect, column=0):
        data = outcomes.copy()
        data[list(actual), BEFORE:] -= effect
        values = [s[column] for s in statistics(data, len(actual), fitted)]
        return sum(v >= values[own] * (1 - 1e-9) for v in values) / len(values)

    chosen, w, _ = fitted[own]
    others = [u for u in range(len(states)) if u not in chosen]
    estimate = (outcomes[list(chosen)].mean(axis=0) - w @ outcomes[others])[BEFORE:].mean()

    errors = []
    for units, v, _ in fitted:
        rest = [u for u in range(len(states)) if u not in units]
        gaps = outcomes[list(units)].mean(axis=0) - v @ outcomes[rest]
        errors.append(np.sqrt((gaps[:BEFORE] ** 2).mean()))
    better = sum(e < errors[own] for e in errors) / (len(errors) - 1)

    def limit(sign, column=0):
        # The outermost accepted effect on a side: a grid from outside, then bisection.
        grid = np.linspace(200, 0, 20001)
        inside = next(d for d in grid if p(estimate + sign * d, column) > 0.05)
        if inside == grid[0]:
            return None
        low, high = inside, inside + grid[0] - grid[1]
        for _ in range(60):
            middle = (low + high) / 2
            held = p(estimate + sign * middle, column) > 0.05
            low, high = (middle, high) if held else (low, middle)
        return estimate + sign * low

    found = {"states": states, "treated": treated, "choices": len(choices), "estimate": estimate,
             "p": p(0), "errorRatioP": p(0, 1), "lower": limit(-1), "upper": limit(1),
             "better": better, "pOfFit": p(0, 2), "lowerOfFit": limit(-1, 2),
             "upperOfFit": limit(1, 2)}
    return {key: value for key, value in found.items() if value is not None}


result = {
    "two": case(["Alabama", "Arkansas", "Colorado", "Connecticut", "Delaware", "Georgia", "Idaho",
                 "Illinois", "Indiana", "California"], ["Colorado", "California"]),
    "california": case(sorted(set(names) - {"California"}) + ["California"], ["California"]),
    # The highest of all before: no average of others reaches it.
    # Sales before were lower everywhere else: no average of the others reaches it.
    "outside": case(sorted(names)[:24], ["New Hampshire"]),
    "few": case(["Alabama", "Arkansas", "Colorado", "Connecticut", "California"], ["California"]),
}
with open("expected.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
