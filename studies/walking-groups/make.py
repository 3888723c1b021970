#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the walking groups of this study: nobody in data/ exists.

Plain Python 3 (3.11 made the committed files); the same bytes every time: python3 make.py

3,000 people, eighteen of them one for each edge of the definitions, join twelve groups from October
2023 to March 2025; each group walks once a week. Before each of their sessions people leave for
good with a probability that falls from week to week, is higher in the more deprived quartiles and,
for those who join from July 2024 on, lower: since then they get a message the day before. Those
still taking part come to a session with probability 0.85, so that some are silent for a while and
come back. Of those who leave, three in ten say so; some forty die or move.

The script prints the truth that a report should hold: shares seen in the window around 4, 8 and 12
weeks among those whose window has closed, exactly, and the drop-out curve from 100 times as many
people followed without end. Deaths and removals are left out of both.
"""
import datetime
import pathlib
import random

PEOPLE = 2_982        # and 18 of `special`: 3,000
CUTOFF = datetime.date(2025, 3, 31)
CHANGE = datetime.date(2024, 7, 1)
FIRST, DAYS = datetime.date(2023, 10, 9), 533
GROUPS = [("Argine", 0), ("Borgo Vecchio", 1), ("Città Giardino", 2), ("Darsena", 3),
          ("Fornaci", 4), ("Lungofiume", 5), ("Parco Nord", 0), ("Piazza Libertà", 1),
          ("Rocca", 2), ("San Nicolò", 3), ("Stazione", 4), ("Villa Verde", 5)]
QUARTILES = {"Q1": (20, 1.0), "Q2": (25, 1.2), "Q3": (27, 1.45), "Q4": (28, 1.8)}
LEAVING = [0.09, 0.07, 0.06, 0.05, 0.045, 0.04, 0.035, 0.03, 0.03, 0.025, 0.025, 0.02]
MESSAGE = 0.65          # ratio of hazards of those who get a message the day before
COMES = 0.85            # a member comes to a session
SILENT_AFTER = 21


def hazard(session, quartile, message):
    base = LEAVING[session - 1] if session <= len(LEAVING) else 0.015
    return base * QUARTILES[quartile][1] * (MESSAGE if message else 1)


def behaviour(source, quartile, message, offset, last):
    """Days of the sessions one person comes to, up to day `last`, and the day of withdrawal."""
    days, session, day = [], 0, offset or 7
    while day <= last:
        session += 1
        if source.random() < hazard(session, quartile, message):
            withdrawn = day - source.randrange(0, 7) if source.random() < 0.3 else None
            return days, None if withdrawn is None else max(withdrawn, 1, *(d + 1 for d in days))
        if source.random() < COMES:
            days.append(day)
        day += 7
    return days, None


def seen(weeks, quartile, message, offset):
    """Probability of a contact within three days of a horizon: one session is."""
    sessions = weeks + 1 if 1 <= offset <= 3 else weeks
    share = COMES
    for session in range(1, sessions + 1):
        share *= 1 - hazard(session, quartile, message)
    return share


def end(days, withdrawn):
    """Day on which participation ends: after the first silence too long, or by withdrawal."""
    last = 0
    for day in days + [10_000]:
        limit = day if withdrawn is None else min(day, withdrawn)
        if limit - last > SILENT_AFTER:
            return last + 1
        if limit == withdrawn:
            return withdrawn
        last = day
    raise AssertionError


def simulate(source):
    people, contacts, exits = [], [], []
    for number in range(1, PEOPLE + 1):
        code = f"C{number:04d}"
        group, weekday = GROUPS[source.randrange(len(GROUPS))]
        start = FIRST + datetime.timedelta(days=source.randrange(DAYS))
        start += datetime.timedelta(days=(weekday - start.weekday()) % 7)
        offset = source.randrange(1, 7) if source.random() < 0.1 else 0
        start -= datetime.timedelta(days=offset)
        quartile = source.choices(list(QUARTILES), [share for share, _ in QUARTILES.values()])[0]
        sex = "F" if source.random() < 0.68 else "M"
        message = start >= CHANGE
        last = (CUTOFF - start).days
        days, withdrawn = behaviour(source, quartile, message, offset, last)
        if withdrawn is not None and withdrawn <= last:
            exits.append((code, start + datetime.timedelta(days=withdrawn), "ritiro"))
        gone = source.random()
        if gone < 0.018 and withdrawn is None and last > 1:
            day = source.randrange(1, last)
            days = [each for each in days if each < day]
            exits.append((code, start + datetime.timedelta(days=day),
                          "decesso" if gone < 0.007 else "trasferito"))
        people.append((code, start, group, sex, quartile, 12, message, offset))
        contacts += [(code, start + datetime.timedelta(days=day)) for day in days]
    return people, contacts, exits


def special(people, contacts, exits):
    """One person or more for every edge of the definitions; README.md lists them."""
    date = datetime.date

    def join(code, start, group, seen=(), quartile="Q2"):
        people.append((code, start, group, "F", quartile, 12, start >= CHANGE, 0))
        contacts.extend((code, day) for day in seen)

    weekly = datetime.timedelta(days=7)
    # Leap day: day 28 of one, day 0 of another.
    join("S01", date(2024, 2, 1), "Darsena", [date(2024, 2, 1) + k * weekly for k in range(1, 13)])
    join("S02", date(2024, 2, 29), "Darsena", [date(2024, 2, 29) + k * weekly for k in range(1, 6)])
    # Day 28 across the change to summer time, and back.
    join("S03", date(2024, 3, 4), "Argine", [date(2024, 4, 1)])
    join("S04", date(2024, 10, 14), "Argine", [date(2024, 11, 11)])
    # Day 28 exactly: a contact on it and a withdrawal on it, which leaves before it.
    join("S05", date(2024, 5, 6), "Parco Nord",
         [date(2024, 5, 13), date(2024, 5, 20), date(2024, 5, 27), date(2024, 6, 3)])
    exits.append(("S05", date(2024, 6, 3), "ritiro"))
    # First day inside and first day outside the window of four weeks: 25 and 24.
    join("S06", date(2024, 5, 7), "Piazza Libertà", [date(2024, 5, 14), date(2024, 6, 1)])
    join("S07", date(2024, 5, 7), "Piazza Libertà", [date(2024, 5, 14), date(2024, 5, 31)])
    # Enrolled again: a second spell after a silence, and one after a withdrawal.
    join("S08", date(2023, 11, 6), "Argine", [date(2023, 11, 13), date(2023, 11, 20)])
    join("S08", date(2024, 9, 2), "Argine", [date(2024, 9, 2) + k * weekly for k in range(1, 20)])
    join("S09", date(2024, 1, 10), "Rocca", [date(2024, 1, 17)])
    exits.append(("S09", date(2024, 1, 24), "ritiro"))
    join("S09", date(2024, 7, 10), "Rocca", [date(2024, 7, 17), date(2024, 7, 24)])
    # A trial session before enrolment; two sessions on one day; presence after withdrawal.
    join("S10", date(2024, 4, 9), "Borgo Vecchio", [date(2024, 4, 2), date(2024, 4, 16)])
    join("S11", date(2024, 4, 9), "Borgo Vecchio",
         [date(2024, 4, 16), date(2024, 4, 16), date(2024, 5, 7), date(2024, 5, 7)])
    join("S12", date(2024, 4, 12), "Fornaci", [date(2024, 4, 19), date(2024, 5, 10)])
    exits.append(("S12", date(2024, 4, 26), "ritiro"))
    # Gaps of 21 days, which do not end a spell, and one of 22, after which she came back.
    join("S13", date(2024, 2, 5), "Argine",
         [date(2024, 2, 26), date(2024, 3, 18), date(2024, 4, 8), date(2024, 4, 30)])
    # Nobody seen again after the first day; died on day 28; moved before the first session.
    join("S14", date(2024, 3, 6), "Rocca")
    join("S15", date(2024, 3, 7), "San Nicolò", [date(2024, 3, 14), date(2024, 3, 28)])
    exits.append(("S15", date(2024, 4, 4), "decesso"))
    join("S16", date(2024, 3, 8), "Stazione")
    exits.append(("S16", date(2024, 3, 12), "trasferito"))
    # Joined on the last days before the cut-off.
    join("S17", date(2025, 3, 29), "Villa Verde")
    join("S18", date(2025, 3, 31), "Argine")
    # Presences of codes that nobody has: mistyped.
    contacts.extend([("C3O01", date(2024, 6, 4)), ("X0012", date(2024, 6, 11))])


def italian(day):
    return day.strftime("%d/%m/%Y")


def write(name, header, rows):
    lines = [header] + [";".join(row) for row in rows]
    folder = pathlib.Path(__file__).resolve().parent / "data"
    (folder / name).write_bytes(("\r\n".join(lines) + "\r\n").encode("windows-1252"))


def truth(people):
    for label, era in [("joined before July 2024", False), ("joined after", True), ("all", None)]:
        chosen = [p for p in people if era is None or p[6] == era]
        for weeks in (4, 8, 12):
            closed = datetime.timedelta(days=7 * weeks + 3)
            shares = [seen(weeks, p[4], p[6], p[7]) for p in chosen if p[1] + closed <= CUTOFF]
            print(label, f"{weeks} weeks: {sum(shares) / len(shares):.4f} of {len(shares)}")
    source = random.Random(20230902)
    shares, means = {}, {}
    for key in ["before", "after", "Q1", "Q2", "Q3", "Q4"]:
        chosen = [p for p in people
                  if p[4] == key or key == ("after" if p[6] else "before")]
        ends = [end(*behaviour(source, p[4], p[6], p[7], 200))
                for p in chosen for _ in range(100)]
        shares[key] = [sum(e > day for e in ends) / len(ends) for day in (28, 56, 84)]
        means[key] = sum(min(e, 84) for e in ends) / len(ends)
    for key, values in shares.items():
        print("curve", key, *(f"{value:.3f}" for value in values), f"mean days {means[key]:.1f}")


def main():
    source = random.Random(20231010)
    people, contacts, exits = simulate(source)
    truth(people)
    special(people, contacts, exits)
    people.sort(key=lambda row: (row[1], row[0]))
    contacts.sort(key=lambda row: (row[1], row[0]))
    exits.sort(key=lambda row: (row[1], row[0]))
    write("iscritti.csv",
          "Codice;Data iscrizione;Gruppo;Sesso;Quartile deprivazione;Incontri previsti",
          [(code, italian(start), group, sex, quartile, str(planned))
           for code, start, group, sex, quartile, planned, _, _ in people])
    write("presenze.csv", "Codice;Data", [(code, italian(day)) for code, day in contacts])
    write("uscite.csv", "Codice;Data;Motivo",
          [(code, italian(day), why) for code, day, why in exits])


main()
