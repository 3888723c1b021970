# SPDX-License-Identifier: GPL-3.0-or-later
# The invitations of `esito init --template screening`, worked out by another program. Run:
# python make.py; writes expected.json with the file's digest and its counts.
import datetime
import hashlib
import json

PLACES = "Borgo Colle Costa Forte Lago Monte Piana Ponte Porto Riva Torre Valle".split()
REACHED = {"Colle", "Lago", "Monte", "Piana", "Porto", "Valle"}
state = 20_240_115


def below(bound):
    global state
    state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
    return (state >> 33) % bound


def italian(day):
    return day.strftime("%d/%m/%Y")


text = "Data invito;Data esame;Distretto;Età;Escluso\r\n"
rows = excluded = 0
for month in range(24):
    first = datetime.date(2023 + month // 12, month % 12 + 1, 1)
    following = datetime.date(2023 + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    days = (following - first).days
    for number, place in enumerate(PLACES):
        people = 22 + below(10)
        response = 4_200 + 60 * number + below(601) - 300
        response -= 500 if month % 12 == 7 else 0
        response += 900 if month >= 12 and place in REACHED else 0
        for _ in range(people):
            invited = first + datetime.timedelta(days=below(days))
            age = 50 + below(20)
            is_excluded = below(100) < 3
            responds = below(10_000) < response
            delay = 3 + below(40) + below(40)
            tested = invited + datetime.timedelta(days=delay)
            text += f"{italian(invited)};{italian(tested) if responds and not is_excluded else ''}"
            text += f";{place};{age};{'S' if is_excluded else 'N'}\r\n"
            rows += 1
            excluded += is_excluded
data = text.encode("windows-1252")
json.dump(
    {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "rows": rows, "excluded": excluded},
    open("expected.json", "w"),
    indent=1,
)
