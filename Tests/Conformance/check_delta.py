#!/usr/bin/env python3
"""Publish several runs with Delta tables and read them with deltalake and polars.

    check_delta.py PROGRAM PIPELINE

Checked: one version a run in every table, equal to the run's Parquet tables, for the latest and for every version before;
types and nullability; an unchanged run adds nothing; a run that died between `current` and `delta/` is made up for; versions
of other programs (a compaction by deltalake) are carried on from; another's table is left alone; old files go.
Exit status 1 on any fault.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import deltalake
import polars
import published
import pyarrow as pa

program, pipeline = sys.argv[1:3]
faults = published.Faults()


def run(output, *more, expect=0):
    sinks = '[{"type":"parquet","delta":true}]'
    done = subprocess.run(
        [program, "run", pipeline, "--set", f"load.sinks={sinks}", "--set", f"load.output={output}", "--set", "load.keep_runs=3", *more],
        capture_output=True, text=True)
    if done.returncode != expect:
        faults.fail("run", f"exit {done.returncode}: {done.stderr}")
    return done.stderr


def check(condition, what):
    faults.values += 1
    if not condition:
        faults.fail("check", what)


def snapshot(folder):
    return {table.name: table for table in published.tables(folder)}


def columns(table):
    table = pa.table(table)
    return [table.column(i).to_pylist() for i in range(table.num_columns)]


def compare(output, wanted, version):
    for name, table in wanted.items():
        path = str(output / "delta" / name)
        delta = deltalake.DeltaTable(path, version=version)
        check(delta.version() == version, f"{name} version {delta.version()} for {version}")
        found = delta.to_pyarrow_table() if hasattr(delta, "to_pyarrow_table") else pa.table(delta)
        for field, column in zip(table.fields, table.columns):
            # Delta promises no order of rows; one file is read in its own.
            faults.compare(f"deltalake {name}@{version}.{field['name']}", found.column(field["name"]).to_pylist(), column)
        fields = {field.name: field for field in delta.schema().fields}
        for field in table.fields:
            required = field.get("constraints", {}).get("required", False)
            check(fields[field["name"]].nullable != required, f"{name}.{field['name']} nullable")
        frame = polars.read_delta(path, version=version)
        for field, column in zip(table.fields, table.columns):
            faults.compare(f"polars {name}@{version}.{field['name']}", frame.get_column(field["name"]).to_list(), column)


with tempfile.TemporaryDirectory() as folder:
    output = Path(folder) / "out"
    history = []
    for limit in ("2", "5", "3"):
        run(output, "--limit", limit)
        history.append(snapshot(output / "current"))
    for version, tables in enumerate(history):
        compare(output, tables, version)

    # Nothing changed.
    run(output, "--limit", "3")
    logs = sorted((output / "delta").glob("*/_delta_log/*.json"))
    check(len(logs) == 3 * len(history[0]), f"{len(logs)} versions")

    # Killed after `current` moved: some tables have the version, some not.
    for name in ("articles", "projects"):
        (output / "delta" / name / "_delta_log" / f"{2:020}.json").unlink()
    (output / "delta" / "events" / "_delta_log" / ".2.winnow.tmp").write_text("half")
    run(output, "--limit", "3")
    compare(output, history[2], 2)

    # Another program compacts a table: the next run goes on from its version.
    table = deltalake.DeltaTable(str(output / "delta" / "evidence"))
    deltalake.write_deltalake(str(output / "delta" / "evidence"), table.to_pyarrow_table() if hasattr(table, "to_pyarrow_table") else pa.table(table), mode="append")
    run(output, "--limit", "4")
    now = snapshot(output / "current")
    compare(output, {name: table for name, table in now.items() if name != "evidence"}, 3)
    compare(output, {"evidence": now["evidence"]}, 4)

    # Only the files of the last three versions are kept; the log of all.
    projects = output / "delta" / "projects"
    check(len(list(projects.glob("*.parquet"))) <= 4, f"{len(list(projects.glob('*.parquet')))} files")
    check(len(list((projects / "_delta_log").glob("*.json"))) == 4, "versions of projects")

    # A table that is not ours is left alone, and the run says so before it publishes anything.
    shutil.rmtree(projects)
    deltalake.write_deltalake(str(projects), pa.table({"a": [1]}))
    published_before = (output / "current").resolve()
    message = run(output, "--limit", "2", expect=74)
    check("move it away" in message, message)
    check(deltalake.DeltaTable(str(projects)).version() == 0, "another's table was changed")
    check((output / "current").resolve() == published_before, "published all the same")

print(f"Delta Lake: {faults.values} values compared, {faults.count} failures")
sys.exit(1 if faults.count else 0)
