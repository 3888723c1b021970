#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the data of this study: nobody and nothing in data/ exists.

Plain Python 3 (3.11 made the committed files); the same bytes every time: python3 make.py

ASL Valdoro, 15 districts. From 2024-10-01 to 2025-03-31 the districts Nord, Est and Valle get the
campaign: kits in pharmacies, reminders by WhatsApp with opening hours and places, messages at
markets. The truth that the report's intervals should hold is printed at the end and stands in
README.md. Files are as Excel saves them in Italy: semicolons, 31/01/2025, 12,5, Windows-1252.
"""
import datetime
import pathlib
import random

FOLDER = pathlib.Path(__file__).resolve().parent / "data"
CAMPAIGN = ["Nord", "Est", "Valle"]
OTHERS = ["Centro", "Ovest", "Sud", "Lago", "Colli", "Piana", "Fiume", "Porto", "Bosco", "Rocca",
          "Ponte", "Mulino"]
DISTRICTS = CAMPAIGN + OTHERS
START = datetime.date(2024, 10, 1)
QUARTILES = ["Q1", "Q2", "Q3", "Q4"]
HISTORY = ["primo", "regolare", "mai"]

# Response within 90 days, in points.
BY_QUARTILE = [4.0, 1.5, -1.5, -5.0]
BY_HISTORY = [0.0, 12.0, -13.0]
BY_MONTH = {8: -3.0, 12: -2.0}
# What the campaign adds in its first month, second month, ...; then by quartile.
RAMP = [3.0, 5.5, 6.5, 7.0, 7.0, 7.0]
BY_QUARTILE_ADDED = [-1.5, -0.5, 0.5, 1.5]


def months(first, last):
    year, month = first
    while (year, month) <= last:
        yield datetime.date(year, month, 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def next_month(day):
    return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)


def write(name, header, rows):
    lines = [";".join(header)] + [";".join(row) for row in rows]
    (FOLDER / name).write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def italian(day):
    return f"{day:%d/%m/%Y}" if day else ""


def money(euros):
    return f"{euros:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


class Mean:
    def __init__(self):
        self.sum = self.count = 0

    def add(self, value):
        self.sum += value
        self.count += 1

    @property
    def value(self):
        return self.sum / self.count


def invitations(source, truth):
    """Invited people, October 2022 to March 2025, and the colonoscopies after a positive test."""
    size = {d: source.uniform(80, 170) for d in DISTRICTS} | {"Nord": 260, "Est": 220, "Valle": 180}
    base = {d: source.gauss(46, 2.5) for d in DISTRICTS}
    shock = {d: 0.0 for d in DISTRICTS}
    mix = {d: [source.uniform(0.7, 1.3) for _ in QUARTILES] for d in DISTRICTS}
    rows, positives = [], []
    for index, month in enumerate(months((2022, 10), (2025, 3))):
        length = (next_month(month) - month).days
        for d in DISTRICTS:
            shock[d] = 0.4 * shock[d] + source.gauss(0, 1.0)
            treated = d in CAMPAIGN and month >= START
            ramp = RAMP[index - 24] if treated else 0.0
            for _ in range(round(source.gauss(size[d], 6))):
                invited = month + datetime.timedelta(days=source.randrange(length))
                quartile = source.choices(range(4), weights=mix[d])[0]
                age = source.randint(50, 69)
                history = source.choices(range(3), weights=[20, 45, 35])[0]
                returned_mail = source.random() < 0.04
                excluded = not returned_mail and source.random() < 0.03
                added = ramp + BY_QUARTILE_ADDED[quartile] if treated else 0.0
                points = base[d] + shock[d] + BY_QUARTILE[quartile] + BY_HISTORY[history]
                points += BY_MONTH.get(month.month, 0.0) + 0.08 * index + added
                answered = None
                if not returned_mail and not excluded:
                    if treated:
                        truth.setdefault("added", Mean()).add(added)
                        truth.setdefault("added " + QUARTILES[quartile], Mean()).add(added)
                        if month > START:
                            truth.setdefault("added from November", Mean()).add(added)
                    if 100 * source.random() < points:
                        answered = invited + datetime.timedelta(
                            days=min(90, 1 + int(source.expovariate(1 / 28))))
                    elif source.random() < 0.03:
                        # Too late to count: after the window.
                        answered = invited + datetime.timedelta(days=source.randint(91, 170))
                rows.append((invited, d, quartile, age, history, answered, returned_mail, excluded))
                if answered and source.random() < 0.055:
                    positives.append((answered, d, treated))
    rows.sort(key=lambda row: (row[0], DISTRICTS.index(row[1])))
    write(
        "inviti.csv",
        ["Data invito", "Data riconsegna", "Inesitato", "Escluso dopo invito", "Distretto",
         "Quartile deprivazione", "Età", "Storia screening"],
        [(italian(i), italian(a), "S" if r else "N", "S" if e else "N", d, QUARTILES[q], str(age),
          HISTORY[h]) for i, d, q, age, h, a, r, e in rows])
    services = []
    for answered, d, treated in sorted(positives):
        # A booking by message brings the appointment forward by about a week.
        wait = max(5, round(source.lognormvariate(3.35 - 0.25 * treated, 0.55)))
        done = answered + datetime.timedelta(days=wait)
        if source.random() < 0.12:
            done = None  # refused, or elsewhere
        services.append((italian(answered), italian(done if done and done <= datetime.date(
            2025, 9, 30) else None), d))
    write("approfondimenti.csv", ["Data esito positivo", "Data colonscopia", "Distretto"], services)
    return len(rows)


def walking(source, truth):
    """Walking groups of the campaign: people, and the days on which they came."""
    people, visits = [], []
    for number in range(640):
        joined = START + datetime.timedelta(days=source.randrange(150))
        group = source.choices(["Nord", "Est", "Valle"], weights=[4, 3, 2])[0]
        people.append((f"W{number + 1:04d}", italian(joined), group))
        stays = joined + datetime.timedelta(days=round(source.expovariate(1 / 130)))
        day = joined
        while day <= min(stays, datetime.date(2025, 9, 30)):
            if source.random() < 0.85:
                visits.append((f"W{number + 1:04d}", italian(day)))
            day += datetime.timedelta(days=7)
    write("gruppi_cammino.csv", ["Codice", "Data iscrizione", "Gruppo"], people)
    write("presenze.csv", ["Codice", "Data"], visits)


def expenses(source):
    """What the campaign cost, in the districts where it ran."""
    lines = [
        ("Kit in farmacia: convenzione", "avvio", datetime.date(2024, 9, 16), 9800.0),
        ("Progettazione e test dei messaggi", "avvio", datetime.date(2024, 9, 20), 4200.0),
        ("Formazione farmacisti e MMG", "avvio", datetime.date(2024, 9, 27), 2350.0),
    ]
    for month in months((2024, 10), (2025, 3)):
        lines.append(("Promemoria WhatsApp", "esercizio", month.replace(day=15),
                      round(source.uniform(380, 460), 2)))
        lines.append(("Personale dedicato", "esercizio", month.replace(day=28), 1150.0))
        lines.append(("Stampa e affissioni", "esercizio", month.replace(day=5),
                      round(source.uniform(250, 420), 2)))
    lines.append(("Valutazione", "valutazione", datetime.date(2025, 3, 31), 1800.0))
    lines.sort(key=lambda line: line[2])
    write("spese.csv", ["Voce", "Fase", "Data", "Importo EUR"],
          [(what, phase, italian(day), money(euros)) for what, phase, day, euros in lines])
    return sum(line[3] for line in lines)


def steps(source):
    """From the visit of the campaign's page to the kit in hand, by month and channel."""
    rates = {"WhatsApp": (0.42, 0.61, 0.83), "QR in farmacia": (0.55, 0.70, 0.88),
             "Social": (0.12, 0.35, 0.66), "Sito ASL": (0.30, 0.52, 0.80)}
    volume = {"WhatsApp": 900, "QR in farmacia": 420, "Social": 1400, "Sito ASL": 330}
    rows = []
    for month in months((2024, 10), (2025, 3)):
        for channel, shares in rates.items():
            counts = [round(source.gauss(volume[channel], 0.08 * volume[channel]))]
            for share in shares:
                counts.append(sum(source.random() < share for _ in range(counts[-1])))
            rows.append((italian(month), channel) + tuple(str(count) for count in counts))
    write("imbuto.csv", ["Mese", "Canale", "Visite", "Richieste", "Prenotazioni", "Kit ritirati"],
          rows)


def messages(source):
    """Two texts of the reminder, drawn by lot person by person: who booked within 14 days."""
    rows = []
    for number in range(4200):
        variant = source.choice(["A", "B"])
        sent = datetime.date(2024, 11, 4) + datetime.timedelta(days=source.randrange(21))
        booked = source.random() < (0.181 if variant == "A" else 0.222)
        rows.append((italian(sent), variant, "S" if booked else "N"))
    rows.sort(key=lambda row: row[0][6:] + row[0][3:5] + row[0][:2])
    write("messaggi.csv", ["Data invio", "Testo", "Prenotato"], rows)


def answers(source):
    """A questionnaire before the campaign and at its end, to different people."""
    rows = []
    for wave, count, better in [("prima", 380, 0.0), ("dopo", 410, 1.0)]:
        for _ in range(count):
            trust = min(5, max(1, round(source.gauss(3.2 + 0.45 * better, 1.0))))
            satisfied = min(5, max(1, round(source.gauss(3.5 + 0.35 * better, 0.9))))
            advise = min(10, max(0, round(source.gauss(7.0 + 0.8 * better, 2.2))))
            barriers = [source.random() < share for share in (
                0.34 - 0.08 * better, 0.41 - 0.17 * better, 0.28, 0.12)]
            def given(value):
                return "" if source.random() < 0.06 else str(value)
            rows.append((wave, given(trust), given(satisfied), given(advise)) + tuple(
                "S" if barrier else "N" for barrier in barriers))
    write("questionario.csv",
          ["Ondata", "Fiducia", "Soddisfazione", "Consiglierebbe", "Imbarazzo", "Orari", "Timore",
           "Altro"], rows)


def diagnoses(source):
    """Cancers found at an early stage and admissions in emergency, month by month."""
    rows = []
    for month in months((2019, 1), (2025, 9)):
        year = month.year - 2019
        early = sum(source.random() < 0.031 for _ in range(330)) + (month.year == 2025)
        urgent = sum(source.random() < 0.024 - 0.0005 * year for _ in range(240))
        rows.append((italian(month), str(early), str(urgent)))
    write("registro.csv", ["Mese", "Stadio I-II", "Ricoveri urgenti"], rows)


def main():
    FOLDER.mkdir(exist_ok=True)
    truth = {}
    source = random.Random(7)
    people = invitations(source, truth)
    walking(random.Random(8), truth)
    total = expenses(random.Random(9))
    steps(random.Random(10))
    messages(random.Random(11))
    answers(random.Random(12))
    diagnoses(random.Random(13))
    print(f"{people} invitations; campaign cost {total:.2f} EUR")
    for name in sorted(truth):
        print(f"{name}: {truth[name].value:.3f} points over {truth[name].count} people")
    print(f"additional people: {truth['added'].sum / 100:.1f}")
    print(f"change of the gap Q1 - Q4 by the campaign: "
          f"{truth['added Q1'].value - truth['added Q4'].value:.2f} points")


if __name__ == "__main__":
    main()
