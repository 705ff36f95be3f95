#!/usr/bin/env python3
"""What others need for the work of TableBenchmark: CPU seconds of the writing alone, as one line of JSON.

    table_peers.py csv|csv-polars|sqlite|parquet-WRITER-CODEC TABLE.arrow OUTPUT [ROWS]

csv: pyarrow over the mapped table. sqlite: Python's sqlite3 with executemany over tuples made before, the same table,
pragmas and indexes as ours. parquet: pyarrow, polars or duckdb over a table in memory, row groups of 122,880; CODEC is none or
gzip with its level (duckdb has one level only).
"""
import json
import os
import resource
import sqlite3
import sys
import time

import pyarrow as pa

kind, source, output = sys.argv[1:4]


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


wall = None
table = pa.ipc.open_file(pa.memory_map(source)).read_all()
if len(sys.argv) > 4:
    table = table.slice(0, int(sys.argv[4]))
if kind == "csv":
    import pyarrow.csv

    start = cpu()
    pyarrow.csv.write_csv(table, output)
elif kind.startswith("parquet-"):
    _, writer, codec = kind.split("-")
    name, level = ("gzip", int(codec[4:])) if codec.startswith("gzip") else ("none", None)
    if writer == "pyarrow":
        import pyarrow.parquet

        start = cpu()
        wall = time.monotonic()
        pyarrow.parquet.write_table(table, output, compression=name, compression_level=level, row_group_size=122_880)
    elif writer == "polars":
        import polars

        frame = polars.from_arrow(table)
        start = cpu()
        wall = time.monotonic()
        frame.write_parquet(output, compression="uncompressed" if level is None else name, compression_level=level,
                            row_group_size=122_880)
    else:
        import duckdb

        connection = duckdb.connect()
        connection.execute("CREATE TABLE m AS SELECT * FROM \"table\"")
        start = cpu()
        wall = time.monotonic()
        connection.execute(f"COPY m TO '{output}' (FORMAT parquet, COMPRESSION {'uncompressed' if level is None else name}, "
                           "ROW_GROUP_SIZE 122880)")
elif kind == "csv-polars":
    import polars

    frame = polars.from_arrow(table)
    start = cpu()
    frame.write_csv(output)
else:
    types = {"string": "TEXT", "int32": "INTEGER", "int64": "INTEGER", "bool": "INTEGER", "double": "REAL", "decimal128(38, 2)": "ANY"}
    columns = ", ".join(f"{f.name} {types.get(str(f.type), 'TEXT')}{'' if f.nullable else ' NOT NULL'}" for f in table.schema)
    lists = []
    for field in table.schema:
        column = table.column(field.name)
        if str(field.type).startswith(("date", "timestamp")):
            column = column.cast(pa.string())
        values = column.to_pylist()
        if str(field.type).startswith("decimal"):
            values = [None if v is None else int(v) if v == int(v) else float(v) for v in values]
        lists.append(values)
    rows = list(zip(*lists))
    start = cpu()
    database = sqlite3.connect(output, isolation_level=None)
    for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -16384"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    database.execute(f"CREATE TABLE m ({columns}) STRICT")
    database.executemany(f"INSERT INTO m VALUES ({', '.join('?' * len(lists))})", rows)
    for index in ("project_id", "document_id"):
        database.execute(f"CREATE INDEX m_by_{index} ON m ({index})")
    database.execute("COMMIT")
    database.close()
print(json.dumps({
    "cpu": round(cpu() - start, 3), **({"wall": round(time.monotonic() - wall, 3)} if wall else {}),
    "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    "bytes": os.path.getsize(output), "rows": table.num_rows}))
