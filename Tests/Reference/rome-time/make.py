# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expected.json: the calendar date in Europe/Rome of instants around midnight and around
every change of the clocks from 1981 to 2060, from the tz database through Python's zoneinfo; and
local times that exist, or do not, there."""
import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")
UTC = timezone.utc

instants = []
locals_ = []
for year in list(range(1981, 2038)) + [2045, 2060]:
    changes = []
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        later = moment + timedelta(hours=1)
        if moment.astimezone(ROME).utcoffset() != later.astimezone(ROME).utcoffset():
            changes.append(later)
        moment = later
    assert len(changes) == 2, (year, changes)
    for change in changes:
        # The last hours of the day before, of the day itself and of the day after, in UTC.
        for offset in [-1, 0] + [h for h in range(18, 26)]:
            instants.append(change + timedelta(hours=offset, minutes=30))
        for minute in (-61, -1, 0, 59, 60, 61):
            local = change.astimezone(ROME).replace(tzinfo=None)
            # The clocks skip from 02:00 to 03:00 in spring.
            base = local.replace(hour=2, minute=0) + timedelta(minutes=minute)
            back = base.replace(tzinfo=ROME).astimezone(UTC).astimezone(ROME)
            locals_.append((base, back.replace(tzinfo=None) == base))

answer = {
    "instants": [
        [i.strftime("%Y-%m-%dT%H:%M:%SZ"), i.astimezone(ROME).strftime("%Y-%m-%d")]
        for i in instants
    ],
    "locals": [[b.strftime("%Y-%m-%d %H:%M"), ok] for b, ok in locals_],
}
with open("expected.json", "w") as file:
    json.dump(answer, file, separators=(",", ":"))
    file.write("\n")
