#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the log of a town's messaging channel: nobody in data/log.csv exists.

Plain Python 3 (3.11 made the committed file); the same bytes every time: python3 make.py

4,000 people write "iscrivimi" to the channel of a municipality from January 2024 to March 2025, and
some of them "cancellami". Nobody is seen otherwise: whoever has not cancelled is still subscribed.
People leave on a day with a probability that falls after the first week, depends on where they had
found the channel, and is lower from 2 September 2024 on, for everybody, when the channel went
from a message a day to two a week. Some subscribe again.

The platform writes its log in UTC; a day is a day of Europe/Rome. The script prints the truth: the
share still subscribed 4, 8 and 12 weeks after the first subscription, of those who had joined long
enough ago.
"""
import datetime
import pathlib
import random
import zoneinfo

PEOPLE = 3_992        # and 8 of `special`: 4,000, one of whom never joined
CUTOFF = datetime.date(2025, 3, 31)
CHANGE = datetime.date(2024, 9, 2)
FIRST, DAYS = datetime.date(2024, 1, 8), 445
FOUND = {"manifesto": (45, 1.3), "sito": (35, 1.0), "sportello": (20, 0.55)}
ROME = zoneinfo.ZoneInfo("Europe/Rome")


def hazard(day, date, found):
    base = 0.012 if day == 0 else 0.006 if day <= 7 else 0.0030 if day <= 28 else 0.0020
    return base * FOUND[found][1] * (0.5 if date >= CHANGE else 1)


def leaving(source, start, found):
    """The date on which a subscriber cancels; None while the cut-off comes first."""
    date = start
    while date <= CUTOFF:
        if source.random() < hazard((date - start).days, date, found):
            return date
        date += datetime.timedelta(days=1)
    return None


def still(start, found, days):
    """Probability of still being subscribed: a cancellation on the day itself comes before it."""
    share = 1.0
    for day in range(days + 1):
        share *= 1 - hazard(day, start + datetime.timedelta(days=day), found)
    return share


def instant(source, date, after=None):
    """A local time of that day, mostly of the evening, as UTC; after an earlier one."""
    second = int(source.triangular(0, 86_399, 74_000))
    local = datetime.datetime(date.year, date.month, date.day, tzinfo=ROME)
    moment = (local + datetime.timedelta(seconds=second)).astimezone(datetime.timezone.utc)
    # Wall-clock sums skip the hour that the change to summer time skips.
    if moment.astimezone(ROME).date() != date:
        moment = (local + datetime.timedelta(hours=12)).astimezone(datetime.timezone.utc)
    if after is not None and moment <= after:
        moment = after + datetime.timedelta(minutes=3)
    return moment


def simulate(source):
    people, log = [], []
    for number in range(1, PEOPLE + 1):
        user = f"{source.getrandbits(40):010x}"
        found = source.choices(list(FOUND), [share for share, _ in FOUND.values()])[0]
        start = FIRST + datetime.timedelta(days=source.randrange(DAYS))
        people.append((start, found))
        while start is not None:
            joined = instant(source, start)
            log.append((joined, user, "iscrivimi", found))
            left = leaving(source, start, found)
            if left is None:
                break
            log.append((instant(source, left, joined if left == start else None), user,
                        "cancellami", ""))
            again = left + datetime.timedelta(days=1 + int(source.expovariate(1 / 40)))
            start = again if source.random() < 0.12 and again <= CUTOFF else None
    return people, log


def special(log):
    """Rows for the edges of the definitions; README.md lists them."""
    def add(text, user, command, found=""):
        moment = datetime.datetime.fromisoformat(text)
        log.append((moment.astimezone(datetime.timezone.utc), user, command, found))

    # Half past midnight in Rome is the day before in UTC.
    add("2024-02-01T00:30:00+01:00", "special-01", "iscrivimi", "sito")
    add("2024-02-29T00:10:00+01:00", "special-01", "cancellami")     # day 28: not there on it
    add("2024-02-29T09:00:00+01:00", "special-02", "iscrivimi", "sito")
    add("2024-03-29T00:20:00+01:00", "special-02", "cancellami")     # day 29
    # Across the change to summer time: day 28 at 00:30 local, 27 days and 23 hours later.
    add("2024-03-04T00:30:00+01:00", "special-03", "iscrivimi", "manifesto")
    add("2024-04-01T00:30:00+02:00", "special-03", "cancellami")
    # Subscribed twice without leaving; cancelled twice.
    add("2024-05-02T18:00:00+02:00", "special-04", "iscrivimi", "sportello")
    add("2024-05-20T18:00:00+02:00", "special-04", "iscrivimi", "sportello")
    add("2024-05-02T18:10:00+02:00", "special-05", "iscrivimi", "sportello")
    add("2024-06-02T18:10:00+02:00", "special-05", "cancellami")
    add("2024-06-03T08:10:00+02:00", "special-05", "cancellami")
    # Left and back within a day; left within a minute; left without ever having subscribed.
    add("2024-06-10T10:00:00+02:00", "special-06", "iscrivimi", "sito")
    add("2024-06-17T10:00:00+02:00", "special-06", "cancellami")
    add("2024-06-17T10:05:00+02:00", "special-06", "iscrivimi", "sito")
    add("2024-07-01T12:00:00+02:00", "special-07", "iscrivimi", "sito")
    add("2024-07-01T12:01:00+02:00", "special-07", "cancellami")
    add("2024-07-02T12:01:00+02:00", "special-08", "cancellami")


def main():
    source = random.Random(20240108)
    people, log = simulate(source)
    for label, chosen in [
            ("joined before September 2024", [p for p in people if p[0] < CHANGE]),
            ("joined after", [p for p in people if p[0] >= CHANGE]),
            *((found, [p for p in people if p[1] == found]) for found in FOUND), ("all", people)]:
        for weeks in (4, 8, 12):
            closed = datetime.timedelta(days=7 * weeks)
            shares = [still(*p, 7 * weeks) for p in chosen if p[0] + closed <= CUTOFF]
            print(label, f"{weeks} weeks: {sum(shares) / len(shares):.4f} of {len(shares)}")
    special(log)
    log.sort(key=lambda row: (row[0], row[1], row[2]))
    lines = ["quando,utente,comando,provenienza"]
    lines += [f"{moment:%Y-%m-%dT%H:%M:%SZ},{user},{command},{found}"
              for moment, user, command, found in log]
    folder = pathlib.Path(__file__).resolve().parent / "data"
    (folder / "log.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
