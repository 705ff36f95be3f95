#!/usr/bin/env python3
"""Read winnow.sqlite back with Python's sqlite3 and compare every value with the run's Parquet tables.

    check_sqlite.py RUN…

Checked beside the values: integrity, foreign keys, STRICT tables, that a decimal is never another number.
Exit status 1 on any difference.
"""
import decimal
import datetime
import json
import sqlite3
import sys
from pathlib import Path

import published

faults = published.Faults()


def wanted(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value


def found(value, kind):
    if value is None:
        return None
    if kind.startswith("decimal"):
        # The shortest digits that give the binary float are the decimal's own.
        return decimal.Decimal(repr(value) if isinstance(value, float) else value)
    return json.loads(value) if kind == "list<string>" else value


def check(run):
    database = sqlite3.connect(f"file:{run / 'winnow.sqlite'}?mode=ro&immutable=1", uri=True)
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        faults.fail(run, "integrity")
    if database.execute("PRAGMA foreign_key_check").fetchall():
        faults.fail(run, "foreign keys")
    strict = dict(database.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"))
    for table in published.tables(run):
        where = f"{run.name} {table.name}"
        if strict.get(table.name) != 1:
            faults.fail(where, "not STRICT")
        cursor = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
        if [column[0] for column in cursor.description] != table.names:
            faults.fail(where, "columns")
        rows = cursor.fetchall()
        for index, field in enumerate(table.fields):
            faults.compare(
                f"{where}.{field['name']}", [found(row[index], field["winnow:type"]) for row in rows],
                [wanted(value) for value in table.columns[index]])
    for view in ("investments_yi", "projects_yi"):
        database.execute(f"SELECT * FROM {view}").fetchall()
    database.close()


for run in sys.argv[1:]:
    check(Path(run))
print(f"{len(sys.argv) - 1} databases, {faults.values} values compared, {faults.count} failures")
sys.exit(1 if faults.count or not faults.values else 0)
