#!/usr/bin/env python3
"""Read a run's tables back with independent readers and compare every value.

    check_output.py OUTPUT_DIR

OUTPUT_DIR holds datapackage.json with csv/ and parquet/ beside it (a run's folder, or output/current).
Checked: the package by frictionless (types, keys, foreign keys); bytes and SHA-256 of every file; every
Parquet file by pyarrow, duckdb and polars against each other and the schema; every CSV file by a strict
RFC 4180 reader, pyarrow, duckdb, polars, pandas and Python's csv against the Parquet values (or each other where there is no
Parquet file). Exit status 1 on any difference, 2 if there was nothing to check.
"""
import csv
import decimal
import hashlib
import json
import sys
from pathlib import Path

import duckdb
import frictionless
import pandas
import polars
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

FAILURES = []
COUNTS = {"files": 0, "tables": 0, "values": 0}


def fail(where, what):
    FAILURES.append(where)
    print(f"FAIL {where}: {str(what)[:400]}")


# ------------------------------------------------------------------------------------------- CSV


def strict_csv(data, where):
    """Rows of an RFC 4180 file: None for an empty unquoted cell, so that null and "" differ."""
    text = data.decode("utf-8")
    rows, row, at = [], [], 0
    while at < len(text):
        if text[at] == '"':
            cell, at = [], at + 1
            while True:
                end = text.index('"', at)
                cell.append(text[at:end])
                if text[end + 1 : end + 2] != '"':
                    at = end + 1
                    break
                cell.append('"')
                at = end + 2
            value = "".join(cell)
            if value and not (set(value) & set(',"\r\n') or value[0] in " \t" or value[-1] in " \t"):
                fail(where, f"quoted without need: {value!r}")
        else:
            end = at
            while end < len(text) and text[end] not in ',\r\n"':
                end += 1
            value = text[at:end] or None
            at = end
        row.append(value)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 2] == "\r\n":
            rows.append(row)
            row, at = [], at + 2
        else:
            raise ValueError(f"neither comma nor CRLF after {row}")
        if not row and at == len(text):
            break
        if row and at == len(text):
            raise ValueError("the last row does not end")
    return rows


def csv_by_pyarrow(path, names):
    table = pyarrow.csv.read_csv(
        path,
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pa.string() for name in names},
            strings_can_be_null=True, null_values=[""], quoted_strings_can_be_null=False,
        ),
    )
    return table.column_names, [table.column(i).to_pylist() for i in range(table.num_columns)]


def csv_by_duckdb(path, names):
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"
    query = (
        f"select * from read_csv('{path}', header=true, columns={columns}, delim=',', quote='\"', escape='\"', "
        "nullstr='', allow_quoted_nulls=false, new_line='\\r\\n', auto_detect=false, parallel=false, max_line_size=100000000)"
    )
    relation = duckdb.connect().sql(query)
    rows = relation.fetchall()
    return relation.columns, [[row[i] for row in rows] for i in range(len(names))]


def csv_by_polars(path, names):
    frame = polars.read_csv(path, infer_schema=False)
    return frame.columns, [frame.get_column(name).to_list() for name in frame.columns]


# These two cannot tell a null from the empty text; check_csv compares both as "".


def csv_by_pandas(path, names):
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8-sig", lineterminator=None)
    return list(frame.columns), [frame[name].tolist() for name in frame.columns]


def csv_by_csv(path, names):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    return rows[0], [list(column) for column in zip(*rows[1:])] or [[] for _ in names]


# --------------------------------------------------------------------------------------- Parquet


def parquet_by_pyarrow(path):
    return pq.read_table(path, page_checksum_verification=True)


def parquet_by_duckdb(path):
    return duckdb.connect().sql(f"select * from read_parquet('{path}')").to_arrow_table()


def parquet_by_polars(path):
    return polars.read_parquet(path).to_arrow()


ARROW = {
    "string": pa.types.is_string, "int32": pa.types.is_int32, "int64": pa.types.is_int64,
    "bool": pa.types.is_boolean, "date": pa.types.is_date32,
    "list<string>": lambda kind: pa.types.is_list(kind) and pa.types.is_string(kind.value_type),
}


def check_types(table, fields, where):
    for field, kind in zip(fields, table.schema):
        wanted = field["winnow:type"]
        if wanted.startswith("decimal"):
            precision, scale = map(int, wanted[8:-1].split(","))
            right = pa.types.is_decimal(kind.type) and (kind.type.precision, kind.type.scale) == (precision, scale)
        else:
            right = ARROW[wanted](kind.type)
        required = field.get("constraints", {}).get("required", False)
        if not right or kind.nullable == required or kind.name != field["name"]:
            fail(where, f"{kind} is not {field['name']} {wanted}")


def cell(value):
    """A value as a CSV cell shows it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, decimal.Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return ";".join(element.replace("\\", "\\\\").replace(";", "\\;") for element in value)
    return str(value)


def guarded(value, text_column, flavour):
    if flavour != "spreadsheet" or not text_column or value is None:
        return value
    rest = value.lstrip(" \u3000")
    digits = len(value) >= 12 and value.isascii() and value.isdigit()
    return "'" + value if digits or value[:1] == "'" or rest[:1] in set("=+-@\t\r\n\0＝＋－＠") and rest else value


def compare(where, names, columns, wanted_names, wanted):
    if list(names) != list(wanted_names):
        fail(where, f"columns {names}")
        return
    for name, found, expected in zip(names, columns, wanted):
        COUNTS["values"] += len(found)
        if found != expected:
            rows = [i for i, (a, b) in enumerate(zip(found, expected)) if a != b]
            detail = f"row {rows[0]}: {found[rows[0]]!r} for {expected[rows[0]]!r}" if rows else f"{len(found)} rows of {len(expected)}"
            fail(f"{where}.{name}", detail)


def check_parquet(path, fields):
    reference = None
    for reader in (parquet_by_pyarrow, parquet_by_duckdb, parquet_by_polars):
        where = f"{path.name} {reader.__name__}"
        try:
            table = reader(str(path))
        except Exception as error:
            fail(where, error)
            continue
        columns = [table.column(i).to_pylist() for i in range(table.num_columns)]
        if reference is None:
            check_types(table, fields, where)
            reference = columns
        compare(where, table.column_names, columns, [field["name"] for field in fields], reference)
    return reference


def check_csv(path, fields, flavour, reference):
    data = path.read_bytes()
    mark = b"\xef\xbb\xbf"
    if data.startswith(mark) != (flavour == "spreadsheet"):
        fail(path.name, "byte order mark")
    names = [field["name"] for field in fields]
    rows = strict_csv(data.removeprefix(mark), path.name)
    columns = [list(column) for column in zip(*rows[1:])] or [[] for _ in names]
    if any(len(row) != len(names) for row in rows):
        fail(path.name, "rows of different lengths")
    wanted = columns
    if reference is not None:
        wanted = []
        for field, values in zip(fields, reference):
            is_text = field["winnow:type"] in ("string", "list<string>")
            wanted.append([guarded(cell(value), is_text, flavour) for value in values])
    compare(f"{path.name} strict", rows[0], columns, names, wanted)
    for reader in (csv_by_pyarrow, csv_by_duckdb, csv_by_polars):
        where = f"{path.name} {reader.__name__}"
        try:
            found_names, found = reader(str(path), names)
        except Exception as error:
            fail(where, error)
            continue
        compare(where, found_names, found, names, wanted)
    blank = [["" if value is None else value for value in column] for column in wanted]
    for reader in (csv_by_pandas, csv_by_csv):
        where = f"{path.name} {reader.__name__}"
        try:
            found_names, found = reader(str(path), names)
        except Exception as error:
            fail(where, error)
            continue
        compare(where, found_names, found, names, blank)


def main():
    root = Path(sys.argv[1]).resolve()
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    report = frictionless.validate(str(root / "datapackage.json"))
    for task in report.tasks:
        for error in task.errors:
            fail(f"frictionless {task.name}", error.message)
    for error in report.errors:
        fail("frictionless", error.message)
    resources = package["resources"]
    parquet = {}
    for resource in resources:
        path = root / resource["path"]
        data = path.read_bytes()
        COUNTS["files"] += 1
        if len(data) != resource["bytes"] or "sha256:" + hashlib.sha256(data).hexdigest() != resource["hash"]:
            fail(resource["path"], "bytes or hash are not those of datapackage.json")
    for resource in resources:
        if resource["path"].endswith(".parquet"):
            COUNTS["tables"] += 1
            parquet[Path(resource["path"]).stem] = check_parquet(root / resource["path"], resource["schema"]["fields"])
    for resource in resources:
        if resource["path"].endswith(".csv"):
            COUNTS["tables"] += 1
            flavour = resource["dialect"].get("winnow:flavour", "plain")
            check_csv(root / resource["path"], resource["schema"]["fields"], flavour, parquet.get(Path(resource["path"]).stem))
    listed = {resource["path"] for resource in resources}
    for path in sorted([*root.glob("csv/*"), *root.glob("parquet/*")]):
        if str(path.relative_to(root)) not in listed:
            fail(str(path), "not in datapackage.json")
    print(f"{COUNTS['files']} files, {COUNTS['tables']} tables, {COUNTS['values']} values compared, {len(FAILURES)} failures")
    if not COUNTS["tables"]:
        print("nothing to check", file=sys.stderr)
        sys.exit(2)
    sys.exit(1 if FAILURES else 0)


main()
