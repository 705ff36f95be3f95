#!/usr/bin/env python3
"""Read the Parquet tables of the test matrix back and compare every value with what was meant.

    check_matrix.py FOLDER

FOLDER holds NAME.parquet and NAME.jsonl (one line a column: name and values) as the Swift test
`MatrixTests` writes them when WINNOW_PARQUET_MATRIX names the folder. pyarrow, duckdb and polars must
each give exactly these values. Exit status 1 on any difference, 2 if there was nothing to check.
"""
import json
import struct
import sys
from pathlib import Path

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq


def exact(array):
    """An Arrow column as the test writes values: digits, bit patterns and hexadecimal digits."""
    kind = array.type
    if pa.types.is_nested(kind):
        return [None if row is None else [element.encode().hex() for element in row] for row in array.to_pylist()]
    if pa.types.is_decimal(kind):
        return [None if v is None else str(int(v.scaleb(kind.scale))) for v in array.to_pylist()]
    if pa.types.is_date(kind):
        array = array.cast(pa.date32()).cast(pa.int32())
    elif pa.types.is_timestamp(kind):
        array = array.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64())
    elif pa.types.is_floating(kind):
        return [None if v is None else str(struct.unpack("<Q", struct.pack("<d", v))[0]) for v in array.to_pylist()]
    elif pa.types.is_boolean(kind):
        return array.to_pylist()
    if pa.types.is_integer(array.type):
        return [None if v is None else str(v) for v in array.to_pylist()]
    return [None if v is None else (v if isinstance(v, bytes) else v.encode()).hex() for v in array.to_pylist()]


def by_pyarrow(path):
    return pq.read_table(path, page_checksum_verification=True)


def by_duckdb(path):
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    return connection.sql(f"select * from read_parquet('{path}')").to_arrow_table()


def by_polars(path):
    return polars.read_parquet(path).to_arrow()


def main():
    folder = Path(sys.argv[1])
    files = sorted(folder.glob("*.parquet"))
    failures = values = 0
    # NaN has many bit patterns; readers may give any of them.
    nans = {str(0x7FF8 << 48), str(0xFFF8 << 48)}
    for path in files:
        with path.with_suffix(".jsonl").open(encoding="utf-8") as lines:
            wanted = [json.loads(line) for line in lines]
        for reader in (by_pyarrow, by_duckdb, by_polars):
            try:
                table = reader(str(path))
            except Exception as error:  # any reader's own error is a failure of the file
                print(f"FAIL {path.name} {reader.__name__}: {error}")
                failures += 1
                continue
            if table.column_names != [column["name"] for column in wanted]:
                print(f"FAIL {path.name} {reader.__name__}: columns {table.column_names}")
                failures += 1
                continue
            for index, column in enumerate(wanted):
                found = exact(table.column(index).combine_chunks())
                same = found == column["values"] or (
                    len(found) == len(column["values"])
                    and all(a == b or (a in nans and b in nans) for a, b in zip(found, column["values"]))
                )
                values += len(found)
                if not same:
                    rows = [i for i, (a, b) in enumerate(zip(found, column["values"])) if a != b]
                    where = f"row {rows[0]}: {found[rows[0]]} for {column['values'][rows[0]]}" if rows else f"{len(found)} rows"
                    print(f"FAIL {path.name} {reader.__name__} {column['name']}: {where}")
                    failures += 1
    print(f"{len(files)} tables, 3 readers, {values} values compared, {failures} failures")
    if not files:
        print("nothing to check", file=sys.stderr)
        sys.exit(2)
    sys.exit(1 if failures else 0)


main()
