"""The tables of a run as a sink should have written them: read from the Parquet files.

Shared by check_workbook.py and check_sqlite.py; check_output.py has compared the Parquet files before.
"""
import json
from pathlib import Path

import pyarrow.parquet as pq


class Table:
    def __init__(self, name, fields, schema, columns):
        self.name = name
        self.fields = fields
        self.schema = schema
        self.columns = columns

    @property
    def names(self):
        return [field["name"] for field in self.fields]

    @property
    def rows(self):
        return len(self.columns[0])


def tables(folder):
    package = json.loads((Path(folder) / "datapackage.json").read_text(encoding="utf-8"))
    found = []
    for resource in package["resources"]:
        path = Path(folder) / resource["path"]
        if path.suffix != ".parquet":
            continue
        table = pq.read_table(path)
        columns = [table.column(i).to_pylist() for i in range(table.num_columns)]
        found.append(Table(path.stem, resource["schema"]["fields"], resource["schema"], columns))
    return found


def joined(elements):
    return ";".join(e.replace("\\", "\\\\").replace(";", "\\;") for e in elements)


class Faults:
    def __init__(self):
        self.count = self.values = 0

    def fail(self, where, what):
        self.count += 1
        if self.count < 40:
            print(f"FAIL {where}: {str(what)[:300]}")

    def compare(self, where, found, wanted):
        """Two columns, value by value and type by type."""
        self.values += len(wanted)
        if len(found) != len(wanted):
            self.fail(where, f"{len(found)} rows for {len(wanted)}")
            return
        for row, (a, b) in enumerate(zip(found, wanted)):
            if a != b or type(a) is not type(b):
                self.fail(where, f"row {row}: {a!r} for {b!r}")
                return
