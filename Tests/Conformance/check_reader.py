#!/usr/bin/env python3
"""Read tables that pyarrow wrote, in every encoding and codec that winnow reads, and compare each value.

    check_reader.py WINNOW

The tables are random but always the same. Exit status 1 names the first differences.
"""
import datetime
import decimal
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 500
DICTIONARY_FREE = {"use_dictionary": False}
VARIANTS = {
    "none": {"compression": "none"},
    "snappy": {"compression": "snappy"},
    "gzip-version-2-pages": {"compression": "gzip", "data_page_version": "2.0"},
    "delta": {
        "compression": "gzip",
        "column_encoding": {
            "i64": "DELTA_BINARY_PACKED", "s": "DELTA_BYTE_ARRAY", "dt": "DELTA_BINARY_PACKED",
            "d": "BYTE_STREAM_SPLIT", "ts": "DELTA_BINARY_PACKED",
        },
        **DICTIONARY_FREE,
    },
    "delta-length": {
        "compression": "none", "data_page_version": "2.0",
        "column_encoding": {"s": "DELTA_LENGTH_BYTE_ARRAY"}, **DICTIONARY_FREE,
    },
    "many-pages-and-groups": {"row_group_size": 77, "data_page_size": 300},
    "int96": {"use_deprecated_int96_timestamps": True},
}


def table():
    chance = random.Random(20261121)
    pick = chance.choice
    rows = range(ROWS)
    return pa.table({
        "i8": pa.array([chance.randint(-99, 99) for _ in rows], pa.int8()),
        "u32": pa.array([chance.randint(0, 2**32 - 1) for _ in rows], pa.uint32()),
        "u64": pa.array([chance.randint(0, 2**64 - 1) for _ in rows], pa.uint64()),
        "i64": pa.array([pick([None, chance.randint(-2**60, 2**60)]) for _ in rows], pa.int64()),
        "f": pa.array([chance.random() for _ in rows], pa.float32()),
        "d": pa.array([chance.random() for _ in rows], pa.float64()),
        "b": pa.array([chance.random() < 0.5 for _ in rows]),
        "s": pa.array([pick(["云岭", "", None, f"abc{row}"]) for row in rows]),
        "bin": pa.array([bytes(chance.randbytes(3)) for _ in rows], pa.binary(3)),
        "dt": pa.array([datetime.date(1969, 1, 1) + datetime.timedelta(days=row) for row in rows]),
        "ts": pa.array(
            [datetime.datetime(2020, 1, 1) + datetime.timedelta(seconds=row * 977, microseconds=row)
             for row in rows], pa.timestamp("us", "UTC")),
        "ms": pa.array([1_600_000_000_000 + row for row in rows], pa.timestamp("ms")),
        "money": pa.array(
            [decimal.Decimal(chance.randint(-10**8, 10**8)) / 100 for _ in rows],
            pa.decimal128(12, 2)),
        "wide": pa.array(
            [decimal.Decimal(chance.randint(-10**30, 10**30)) for _ in rows], pa.decimal128(38, 0)),
        "list": pa.array([pick([None, [], ["a"], ["b", "岭"]]) for _ in rows], pa.list_(pa.string())),
        "group": pa.array([{"x": row} for row in rows]),
    })


def told(value):
    """A value as winnow prints it."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime.datetime):
        fraction = f".{value.microsecond:06}" if value.microsecond else ""
        return value.strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return value["x"]
    return value


def same(read, written):
    if isinstance(written, float):
        return read is not None and float(read) == written
    if isinstance(written, decimal.Decimal):
        return read is not None and decimal.Decimal(read) == written
    return read == written


def main():
    written = table()
    rows = written.to_pylist()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, options in VARIANTS.items():
            path = str(pathlib.Path(folder) / f"{name}.parquet")
            pq.write_table(written, path, **options)
            answer = subprocess.run(
                [sys.argv[1], "preview", path, "--format", "json", "--rows", str(ROWS + 1)],
                capture_output=True, text=True)
            if answer.returncode != 0:
                sys.exit(f"{name}: {answer.stderr}")
            read = json.loads(answer.stdout, parse_float=decimal.Decimal)["data"]
            if len(read) != ROWS:
                sys.exit(f"{name}: {len(read)} rows")
            for row, values in enumerate(rows):
                for column, value in values.items():
                    key = "group.x" if column == "group" else column
                    if not same(read[row].get(key), told(value)):
                        faults += 1
                        if faults <= 5:
                            print(f"{name}, row {row}, {column}: {read[row].get(key)!r} for {value!r}")
    print(f"{len(VARIANTS)} files of {ROWS} rows and {written.num_columns} columns: {faults} differences")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
