# SPDX-License-Identifier: GPL-3.0-or-later
"""The question of the benchmark as a user of DuckDB asks it: `peer.py FOLDER THREADS`.

Prints one line a quartile, as PeopleQuery does, and on standard error the seconds that the query
took, without starting Python and importing DuckDB."""
import sys
import time

import duckdb

SQL = """
WITH people AS (
  SELECT * FROM read_csv('{folder}/people.csv', header = true, auto_detect = false, delim = ',',
    columns = {{'id': 'VARCHAR', 'joined': 'DATE', 'quartile': 'VARCHAR'}})),
contacts AS (
  SELECT * FROM read_csv('{folder}/contacts.csv', header = true, auto_detect = false, delim = ',',
    columns = {{'id': 'VARCHAR', 'day': 'DATE'}})),
seen AS (
  SELECT p.id, any_value(p.quartile) AS quartile,
    coalesce(bool_or(c.day - p.joined BETWEEN 25 AND 31), false) AS at28,
    coalesce(bool_or(c.day - p.joined BETWEEN 53 AND 59), false) AS at56,
    coalesce(bool_or(c.day - p.joined BETWEEN 81 AND 87), false) AS at84
  FROM people p LEFT JOIN contacts c ON c.id = p.id
  GROUP BY p.id)
SELECT quartile, count(*), count_if(at28), count_if(at56), count_if(at84)
FROM seen GROUP BY quartile ORDER BY quartile
"""

folder, threads = sys.argv[1].replace("'", "''"), int(sys.argv[2])
connection = duckdb.connect(config={"threads": threads})
connection.execute("SET enable_progress_bar = false")
start = time.perf_counter()
rows = connection.execute(SQL.format(folder=folder)).fetchall()
print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
print("\n".join(",".join(map(str, row)) for row in rows))
