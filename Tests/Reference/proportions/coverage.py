# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact coverage of 95% intervals of a ratio of proportions, by enumeration of all tables.

Run: python3 coverage.py (numpy). Katz's log interval has no limits with an empty cell; what is
counted for it then is no coverage, as a report would have nothing to print."""
import numpy as np

z = 1.959963984540054


def wilson(x, n):
    centre, half = x + z * z / 2, z * np.sqrt(x * (n - x) / n + z * z / 4)
    return (centre - half) / (n + z * z), (centre + half) / (n + z * z)


def mover(x, n, y, m):
    def lower(a, b, l, u):
        alpha, gamma = u * (2 * b - u), np.maximum(l * (2 * a - l), 0)
        root = np.sqrt(np.maximum((a * b) ** 2 - alpha * gamma, 0))
        return np.where(gamma > 1e-15, gamma / np.maximum(a * b + root, 1e-300), 0)

    (la, ua), (lb, ub) = wilson(x, n), wilson(y, m)
    with np.errstate(divide="ignore"):
        return lower(x / n, y / m, la, ub), 1 / lower(y / m, x / n, lb, ua)


def katz(x, n, y, m):
    with np.errstate(all="ignore"):
        width = z * np.sqrt(1 / x - 1 / n + 1 / y - 1 / m)
        ratio = x * m / (n * y)
        low, high = ratio * np.exp(-width), ratio * np.exp(width)
    empty = (x == 0) | (y == 0)
    return np.where(empty, np.inf, low), np.where(empty, -np.inf, high)


def chances(n, p):
    logs = np.concatenate([[0], np.cumsum(np.log(np.arange(1, n + 1)))])
    x = np.arange(n + 1)
    return np.exp(logs[n] - logs[x] - logs[n - x] + x * np.log(p) + (n - x) * np.log1p(-p))


print("people  p from    MOVER-R mean, least    Katz mean, least")
for n, m in [(10, 10), (20, 40), (50, 50), (100, 300)]:
    x, y = np.meshgrid(np.arange(n + 1.0), np.arange(m + 1.0), indexing="ij")
    limits = [mover(x, n, y, m), katz(x, n, y, m)]
    for low in (0.05, 0.2):
        grid = np.linspace(low, 0.95, 46)
        found = np.zeros((2, len(grid), len(grid)))
        for i, p in enumerate(grid):
            for j, q in enumerate(grid):
                weight = np.outer(chances(n, p), chances(m, q))
                for k, (lower, upper) in enumerate(limits):
                    inside = (lower <= p / q * (1 + 1e-9)) & (upper >= p / q * (1 - 1e-9))
                    found[k, i, j] = weight[inside].sum()
        cells = "    ".join(f"{each.mean():.4f} {each.min():.4f}" for each in found)
        print(f"{n:3d} {m:3d}  {low:.2f}      {cells}")
