# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the tables of README.md from results/*.csv: `python3 tables.py`."""
import csv

LINEAR = ["OLS", "Newey-West 1", "Prais-Winsten", "REML", "flat prior", "(1-rho^2)^-1/2 prior",
          "averaged critical value", "fading prior"]


def rows(name):
    with open(f"results/{name}.csv") as file:
        return list(csv.DictReader(file))


def needed(row):
    n = sum(int(part) for part in row["design"].split("+"))
    if row["contrast"] == "level":
        return (0.93, 0.96) if n >= 24 else (0.89, 1)
    return (0.93 if n >= 42 else 0.91 if n >= 24 else 0.89, 1)


def span(group):
    values = [float(row["coverage"]) for row in group]
    return min(values), max(values)


def percent(value):
    return f"{value:.3f}"[1:]


def table(names, groups, limits):
    print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    failures = dict.fromkeys(names, 0)
    for label, group in groups.items():
        cells = []
        for name in names:
            chosen = [row for row in group if row["method"] == name]
            low, high = span(chosen)
            # Mean widths of events averted hang on single replicates: exp of a wide interval.
            ratios = [float(r["width_ratio"]) for r in chosen if r["contrast"] != "events"]
            width = sum(ratios) / len(ratios)
            least, most = limits(chosen[0])
            fails = low < least or high > most
            failures[name] += fails
            text = f"{percent(low)}–{percent(high)}"
            cells.append((f"**{text}**" if fails else text) + f" ({width:.2f})")
        print(f"| {label} | " + " | ".join(cells) + " |")
    return failures


def grouped(data, label):
    groups = {}
    for row in data:
        groups.setdefault(label(row), []).append(row)
    return groups


linear = rows("linear")
for contrast in ("level", "slope", "cumulative"):
    print(f"\n### {contrast}\n")
    chosen = [row for row in linear if row["contrast"] == contrast]
    table(LINEAR, grouped(chosen, lambda r: f"{r['design']}, {r['harmonics']}"), needed)
print("\n### all\n\n| | cells of the criterion that fail, of 39 | mean width / REML |\n|---|---|---|")
for name in LINEAR:
    chosen = [row for row in linear if row["method"] == name]
    groups = grouped(chosen, lambda r: (r["design"], r["harmonics"], r["contrast"]))
    fails = sum(not needed(g[0])[0] <= span(g)[0] <= span(g)[1] <= needed(g[0])[1]
                for g in groups.values())
    width = sum(float(row["width_ratio"]) for row in chosen) / len(chosen)
    print(f"| {name} | {fails} | {width:.3f} |")
for study in ("counts", "shares"):
    data = rows(study)
    names = list(dict.fromkeys(row["method"] for row in data))
    print(f"\n### {study}\n")

    def limits(row):
        return (0.93, 0.97) if row["rho"] == "0.4" and row["design"] != "6+6" else (0, 1)

    table(names, grouped(data, lambda r: f"{r['design']}, {r['harmonics']}, {r['size']}, "
                         f"{r['noise']}, {r['rho']}"), limits)

print("\n### Difference-in-differences\n")
panels = rows("panels")
names = list(dict.fromkeys(row["method"] for row in panels))
print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
groups = grouped(panels, lambda row: (row["clusters"], row["treated"]))
for (clusters, treated), group in groups.items():
    cells = []
    for name in names:
        chosen = [row for row in group if row["method"] == name]
        if not chosen:
            cells.append("")
            continue
        low, high = span(chosen)
        ratios = [float(row["width_ratio"]) for row in chosen]
        finite = [ratio for ratio in ratios if ratio < float("inf")]
        width = f"{sum(finite) / len(finite):.2f}" if finite else "∞"
        if finite and len(finite) < len(ratios):
            width += ", some ∞"
        text = "–".join("1" if value >= 0.9995 else percent(value) for value in (low, high))
        cells.append((f"**{text}**" if low < 0.93 else text) + f" ({width})")
    print(f"| {clusters}, {treated} | " + " | ".join(cells) + " |")

print("\n### The default, by sizes of the treated\n")
SIZES = ["equal", "spread", "largest", "smallest"]
print("| | " + " | ".join(SIZES) + " |\n|---|" + "---|" * len(SIZES))
for (clusters, treated), group in groups.items():
    cells = []
    for size in SIZES:
        chosen = [row for row in group if row["sizes"] == size]
        by = {name: [row for row in chosen if row["method"] == name]
              for name in ("default", "studentised permutation")}
        if not by["default"]:
            cells.append("")
            continue
        low, _ = span(by["default"])
        ratios = [float(a["half_width"]) / float(b["half_width"]) for a, b in zip(*by.values())
                  if float(a["half_width"]) < float("inf") > float(b["half_width"])]
        text = "1" if low >= 0.9995 else percent(low)
        text = f"**{text}**" if low < 0.93 else text
        cells.append(text + (f" ({sum(ratios) / len(ratios):.2f})" if ratios else ""))
    print(f"| {clusters}, {treated} | " + " | ".join(cells) + " |")

print("\n### Size of tests before treatment\n")
leads = rows("leads")
names = list(dict.fromkeys(row["method"] for row in leads))
print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
groups = grouped(leads, lambda row: (row["clusters"], row["treated"], row["weights"]))
for label, group in groups.items():
    sizes = [[1 - float(row["coverage"]) for row in group if row["method"] == name]
             for name in names]
    print("| " + ", ".join(label) + " | "
          + " | ".join(f"{min(size):.3f}–{max(size):.3f}" for size in sizes) + " |")

print("\n### Change of a gap among districts\n")
equity = rows("equity")
names = list(dict.fromkeys(row["method"] for row in equity))
print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
groups = grouped(equity, lambda row: (row["clusters"], row["treated"], row["sizes"]))
for label, group in groups.items():
    cells = []
    for name in names:
        chosen = [row for row in group if row["method"] == name]
        low, high = span(chosen)
        width = sum(float(row["width_ratio"]) for row in chosen) / len(chosen)
        text = f"{percent(low)}–{percent(high)}"
        outside = low < 0.93 or high > 0.97
        cells.append((f"**{text}**" if outside else text) + f" ({width:.2f})")
    print(f"| {', '.join(label)} | " + " | ".join(cells) + " |")

print("\n### Change of a gap among independent people\n")
people = rows("equity-people")
names = list(dict.fromkeys(row["method"] for row in people))
print("| people | shares | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names))
groups = grouped(people, lambda row: (row["people"], row["shares"]))
for label, group in groups.items():
    cells = []
    for row in group:
        coverage = float(row["coverage"])
        text = percent(coverage) if 0.93 <= coverage <= 0.97 else f"**{percent(coverage)}**"
        cells.append(f"{text} ({float(row['width_ratio']):.2f})")
    print(f"| {' | '.join(label)} | " + " | ".join(cells) + " |")

print("\n### Synthetic controls\n")
synthetic = rows("synthetic")
names = list(dict.fromkeys(row["method"] for row in synthetic))
print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
groups = grouped(synthetic, lambda row: (row["places"], row["treated"], row["factors"]))
for label, group in groups.items():
    cells = []
    for name in names:
        chosen = [row for row in group if row["method"] == name]
        interval = [row for row in chosen if row["contrast"] == "interval"]
        # Where only a test was tried, the share that it did not reject.
        shown = interval if interval[0]["half_width"] else [
            row for row in chosen if row["contrast"] == "test"]
        low, high = span(shown)
        text = "–".join("1" if value >= 0.9995 else percent(value) for value in (low, high))
        text = f"**{text}**" if low < 0.93 else text
        if interval[0]["half_width"]:
            widths = [float(row["half_width"]) for row in interval]
            ratios = [float(row["width_ratio"]) for row in interval]
            finite = [r for r in ratios if r == r and r < float("inf")]
            if max(widths) == float("inf"):
                text += " (∞)" if min(widths) == float("inf") else " (some ∞)"
            elif len(finite) == len(ratios) and min(ratios) > 0:
                text += f" ({sum(ratios) / len(ratios):.2f})"
            else:
                text += f" ({min(widths):.2g}–{max(widths):.2g})"
        cells.append(text)
    print(f"| {', '.join(label)} | " + " | ".join(cells) + " |")

print("\n### Where the others may not surround the treated\n")
hull = rows("hull")
names = list(dict.fromkeys(row["method"] for row in hull))
print("| | replicates | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names))
groups = grouped(hull, lambda row: (row["places"], row["treated"], row["factors"], row["rho"]))
for label, group in groups.items():
    cells = [group[0]["replicates"]]
    for row in group:
        coverage = float(row["coverage"])
        text = "1" if coverage >= 0.9995 else percent(coverage)
        if row["half_width"]:
            text = f"**{text}**" if coverage < 0.93 else text
            width = float(row["half_width"])
            text += " (∞)" if width == float("inf") else f" ({width:.2g})"
        cells.append(text)
    print(f"| {', '.join(label)} | " + " | ".join(cells) + " |")

print("\n### Several dates, few places\n")
dates = rows("dates")
names = list(dict.fromkeys(row["method"] for row in dates))
print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
for label, group in grouped(dates, lambda row: (row["places by date"],)).items():
    cells = []
    for name in names:
        chosen = [row for row in group if row["method"] == name]
        low, high = span(chosen)
        text = "–".join("1" if value >= 0.9995 else percent(value) for value in (low, high))
        share = sum(int(row["replicates"]) for row in chosen)
        if "few" in name:
            share /= sum(int(row["replicates"]) for row in group if row["method"] == names[0])
            text += f" ({share:.2f} of replicates)"
        cells.append(f"**{text}**" if low < 0.93 else text)
    print(f"| {label[0]} | " + " | ".join(cells) + " |")
