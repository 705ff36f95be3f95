#!/usr/bin/env python3
"""Run crosscheck.py over every Parquet file below some folders, as many at a time as there are cores.

    crosscheck_all.py [--readers A,B] FOLDER…

Readers that are not installed (Spark, ClickHouse as chdb, datafusion) are told as absent, not as passed. Exit status 1 if
any check of any file failed, 2 if there was no file.
"""
import collections
import importlib.util
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

arguments = sys.argv[1:]
readers = "pyarrow,duckdb,polars,fastparquet,datafusion,chdb,spark"
if arguments[:1] == ["--readers"]:
    readers, arguments = arguments[1], arguments[2:]
modules = {"spark": "pyspark"}
missing = [name for name in readers.split(",") if importlib.util.find_spec(modules.get(name, name)) is None]
readers = ",".join(name for name in readers.split(",") if name not in missing)
files = sorted(path for folder in arguments for path in Path(folder).rglob("*.parquet"))
here = Path(__file__).parent


def check(path):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(here / "crosscheck.py"), str(path), "--readers", readers, "--json"],
        capture_output=True, text=True)
    try:
        return path, json.loads(done.stdout)["results"]
    except (ValueError, KeyError):
        return path, [["A", "crosscheck", "runs", "FAIL", (done.stdout + done.stderr)[-300:]]]


counts, used, limits = collections.Counter(), collections.Counter(), collections.Counter()
with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
    for path, results in pool.map(check, files):
        for layer, who, what, verdict, detail in results:
            counts[verdict] += 1
            if verdict == "FAIL":
                print(f"FAIL {path}: {layer} {who} {what} {detail}")
            elif verdict == "PASS":
                used[who] += 1
            elif verdict == "LIMIT":
                limits[f"{who}: {what}"] += 1
print(f"{len(files)} files: {counts['PASS']} checks passed, {counts['FAIL']} failed, {counts['skip']} skipped")
print("by " + ", ".join(f"{who} {count}" for who, count in sorted(used.items())))
for limit, count in sorted(limits.items()):
    print(f"a limit of the reader, still so in {count} files: {limit}")
if missing:
    print("absent: " + ", ".join(missing))
sys.exit(2 if not files else 1 if counts["FAIL"] else 0)
