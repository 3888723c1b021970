# SPDX-License-Identifier: GPL-3.0-or-later
"""The query of the benchmark as users of other tools write it: `peers.py TOOL FILE THREADS`.

Prints one line a group, as GroupedQuery does, and on standard error the seconds that the query
took: from a started interpreter with the tool imported, to the answer in memory. Starting and
importing are left out, in the tool's favour."""
import os
import sys
import time

SQL = """
SELECT district, month, treated, count(*) AS people, sum(outcome) AS outcomes
FROM read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '"',
  escape = '"', columns = {{'id': 'BIGINT', 'district': 'VARCHAR', 'month': 'VARCHAR',
  'treated': 'BOOLEAN', 'outcome': 'INTEGER', 'age': 'INTEGER', 'deprivation': 'INTEGER'}})
GROUP BY district, month, treated
"""


def with_duckdb(path, threads):
    import duckdb

    connection = duckdb.connect(config={"threads": threads})
    connection.execute("SET enable_progress_bar = false")
    start = time.perf_counter()
    rows = connection.execute(SQL.format(path=path.replace("'", "''"))).fetchall()
    return time.perf_counter() - start, rows


def with_polars(path, threads):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars

    start = time.perf_counter()
    schema = {
        "id": polars.Int64, "district": polars.String, "month": polars.String,
        "treated": polars.Int8, "outcome": polars.Int32, "age": polars.Int32,
        "deprivation": polars.Int32,
    }
    frame = (
        polars.scan_csv(path, schema=schema)
        .group_by("district", "month", "treated")
        .agg(polars.len(), polars.col("outcome").cast(polars.Int64).sum().alias("outcomes"))
        .collect(engine="streaming")
    )
    return time.perf_counter() - start, frame.rows()


def with_pandas(path, threads):
    import pandas

    start = time.perf_counter()
    data = pandas.read_csv(
        path, usecols=["district", "month", "treated", "outcome"],
        dtype={"district": "category", "month": "category", "treated": "int8",
               "outcome": "int64"})
    keys = ["district", "month", "treated"]
    answer = data.groupby(keys, observed=True)["outcome"].agg(["size", "sum"]).reset_index()
    return time.perf_counter() - start, list(answer.itertuples(index=False, name=None))


def main():
    tool, path, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    tools = {"duckdb": with_duckdb, "polars": with_polars, "pandas": with_pandas}
    seconds, rows = tools[tool](path, threads)
    lines = [f"{d},{m},{'true' if t else 'false'},{n},{s}" for d, m, t, n, s in rows]
    print("\n".join(sorted(lines)))
    print(f"{seconds:.6f}", file=sys.stderr)


main()
