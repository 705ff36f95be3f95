#!/usr/bin/env python3
"""Break references in copies of a run and hold frictionless to reporting each.

    check_package.py RUN…

Of each RUN: datapackage.json is valid; every foreign key of a table with rows is broken in turn in a copy, and the
validator must tell that very row. Exit status 1 on any fault.
"""
import csv
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

import frictionless

failures = breaks = 0


def fail(what):
    global failures
    failures += 1
    print("FAIL", what)


def errors(folder, names):
    """Errors of some tables, bytes and hash aside: the copy was changed on purpose."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    kept = [resource for resource in package["resources"] if resource["name"] in names]
    for resource in kept:
        resource.pop("hash", None), resource.pop("bytes", None)
        keys = resource["schema"].get("foreignKeys", [])
        resource["schema"]["foreignKeys"] = [key for key in keys if (key["reference"]["resource"] or resource["name"]) in names]
    package["resources"] = kept
    (folder / "part.json").write_text(json.dumps(package), encoding="utf-8")
    report = frictionless.validate(str(folder / "part.json"))
    return [(task.name, error) for task in report.tasks for error in task.errors] + [("", error) for error in report.errors]


for run in map(Path, sys.argv[1:]):
    package = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    tables = {r["name"]: r for r in package["resources"] if r["path"].endswith(".csv")}
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        shutil.copytree(run / "csv", copy / "csv")
        shutil.copy(run / "datapackage.json", copy)
        if errors(copy, tables):
            fail(f"{run}: not valid as it is")
        for name, resource in tables.items():
            for key in resource["schema"].get("foreignKeys", []):
                column = key["fields"][0]
                path = copy / resource["path"]
                data = path.read_bytes()
                rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
                place = rows[0].index(column)
                row = next((n for n, cells in enumerate(rows[1:], 1) if cells[place]), None)
                if row is None or name == "places":
                    continue
                rows[row][place] = "nowhere"
                with path.open("w", encoding="utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8", newline="") as file:
                    csv.writer(file).writerows(rows)
                target = key["reference"]["resource"] or name
                found = [error for task, error in errors(copy, {name, target}) if error.type == "foreign-key"]
                if not any(getattr(error, "row_number", None) == row + 1 for error in found):
                    fail(f"{run.name} {name}.{column}: the break in row {row + 1} is not reported: {found}")
                path.write_bytes(data)
                breaks += 1
print(f"{len(sys.argv) - 1} packages, {breaks} broken references, {failures} failures")
sys.exit(1 if failures or not breaks else 0)
