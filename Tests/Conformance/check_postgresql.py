#!/usr/bin/env python3
"""Publish runs into PostgreSQL and compare every value, through psql, with the run's Parquet tables.

    with_postgresql check_postgresql.py PROGRAM PIPELINE

Checked: values, keys, comments; one transaction swaps (a reader that looks all the time never misses a table); an unchanged
run leaves the schema alone and brings up one that is missing; a failed rename takes the swap back; foreign objects
and foreign schemas are never dropped; the password is shown nowhere. Exit status 1 on any fault.
"""
import csv
import datetime
import io
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import published

program, pipeline = sys.argv[1:3]
connection = os.environ["WINNOW_POSTGRESQL"]
password = connection.rsplit("password=", 1)[1]
faults = published.Faults()
shown = []
SINKS = '[{"type":"parquet"},{"type":"postgresql","connection":"${env:WINNOW_POSTGRESQL}","schema":"winnow","readers":["analyst"]}]'


def psql(sql):
    run = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", connection, "-c", sql], capture_output=True)
    if run.returncode:
        raise RuntimeError(run.stderr.decode())
    return run.stdout.decode()


def rows(sql):
    return list(csv.reader(io.StringIO(psql(f"COPY ({sql}) TO STDOUT (FORMAT csv, NULL '\\N', FORCE_QUOTE *)"), newline="")))


def run(output, *more, expect=0, environment=None):
    done = subprocess.run(
        [program, "run", pipeline, "--set", f"load.sinks={SINKS}", "--set", f"load.output={output}", *more],
        capture_output=True, env=environment)
    shown.append(done.stdout + done.stderr)
    if done.returncode != expect:
        faults.fail("run", f"exit {done.returncode} for {expect}: {done.stderr.decode()}")
    return done.stderr.decode()


def wanted(value, kind):
    if value is None:
        return None
    if kind == "list<string>":
        return value
    if isinstance(value, bool):
        return "t" if value else "f"
    if kind.startswith("decimal"):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else str(value).replace("\0", "\uFFFD")


def array(text):
    """PostgreSQL's array output: {a,"b\\"c"}."""
    elements, at = [], 1
    while text[at:at + 1] not in ("}", ""):
        element = ""
        if text[at] == '"':
            at += 1
            while text[at] != '"':
                at += text[at] == "\\"
                element += text[at]
                at += 1
            at += 1
        else:
            while text[at] not in ",}":
                element += text[at]
                at += 1
        elements.append(element)
        at += text[at] == ","
    return elements


def compare(folder):
    for table in published.tables(folder):
        key = ", ".join(table.schema.get("primaryKey", [])) or "ctid"
        collated = ", ".join(f'{part} COLLATE "C"' for part in key.split(", ")) if key != "ctid" and table.name != "x" else key
        found = rows(f"SELECT * FROM winnow.{table.name} ORDER BY {collated}")
        for index, field in enumerate(table.fields):
            kind = field["winnow:type"]
            cells = [None if row[index] == "\\N" else row[index] for row in found]
            if kind == "list<string>":
                cells = [array(cell) for cell in cells]
            faults.compare(f"{table.name}.{field['name']}", cells, [wanted(value, kind) for value in table.columns[index]])


def schemas():
    return {row[0]: row[1] for row in rows(
        "SELECT nspname, coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname LIKE 'winnow%'")}


def check(condition, what):
    faults.values += 1
    if not condition:
        faults.fail("check", what)


with tempfile.TemporaryDirectory() as folder:
    output = Path(folder) / "out"
    psql("CREATE ROLE analyst LOGIN")
    run(output)
    compare(output / "current")
    keys = rows("SELECT count(*) FILTER (WHERE contype = 'p'), count(*) FILTER (WHERE contype = 'f') FROM pg_constraint "
                "JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = 'winnow'")
    check(int(keys[0][0]) == 13 and int(keys[0][1]) > 25, f"keys {keys}")
    check("·" in rows("SELECT obj_description('winnow.projects'::regclass)")[0][0], "comment on a table")
    check(rows("SELECT has_table_privilege('analyst', 'winnow.projects', 'SELECT')") == [["t"]], "readers may not read")
    check(rows("SELECT count(*) FROM winnow.investments_yi")[0][0] == rows("SELECT count(*) FROM winnow.investments")[0][0], "view")

    # Nothing changed: the schema is left alone; when it is missing it is brought up.
    before = rows("SELECT oid FROM pg_namespace WHERE nspname = 'winnow'")
    run(output)
    check(rows("SELECT oid FROM pg_namespace WHERE nspname = 'winnow'") == before, "an unchanged run has loaded again")
    psql("DROP SCHEMA winnow CASCADE")
    run(output)
    check(list(schemas()) == ["winnow"], f"schemas {schemas()}")
    compare(output / "current")

    # Changed runs back and forth while somebody reads all the time.
    stop, missed, seen = threading.Event(), [], set()

    def read():
        reader = subprocess.Popen(["psql", "-X", "-q", "-A", "-t", connection], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True)
        while not stop.is_set():
            reader.stdin.write("SELECT (SELECT count(*) FROM winnow.articles) || '/' || (SELECT count(*) FROM winnow.evidence);\n")
            reader.stdin.flush()
            line = reader.stdout.readline().strip()
            seen.add(line)
        out, err = reader.communicate()
        if err:
            missed.append(err)

    thread = threading.Thread(target=read)
    thread.start()
    counts = set()
    for limit in ("2", "4", "3"):
        run(output, "--limit", limit)
        compare(output / "current")
    stop.set()
    thread.join()
    check(not missed, f"a reader was disturbed: {missed}")
    check(len(seen) >= 3, f"the reader saw {seen}")
    check(list(schemas()) == ["winnow"], f"leftover schemas {schemas()}")

    # The files cannot be published: the swap is taken back.
    comment = schemas()
    (output / "current.new").mkdir()
    os.chmod(output / "current.new", 0o755)
    (output / "current").unlink()
    (output / "current").mkdir()
    (output / "current" / "in-the-way").write_text("x")
    run(output, "--limit", "1", expect=74)
    check(schemas() == comment, f"the swap was not taken back: {schemas()}")
    subprocess.run(["rm", "-r", str(output / "current")], check=True)

    # What others have built is not dropped.
    psql("CREATE VIEW public.mine AS SELECT * FROM winnow.projects")
    message = run(output, "--limit", "1", expect=74)
    check("public.mine" in message, message)
    psql("DROP VIEW public.mine")
    psql("CREATE TABLE winnow.extra (a int)")
    check("winnow.extra" in run(output, "--limit", "1", expect=74), "a foreign table")
    psql("DROP TABLE winnow.extra")
    psql("CREATE SCHEMA foreign_one")
    message = run(output, "--limit", "1", "--set", "load.sinks.1.schema=foreign_one", expect=74)
    check("not made by winnow" in message, message)

    # Errors are typed and tell no password.
    secret = dict(os.environ, WINNOW_POSTGRESQL=connection.replace(password, "falsches-passwort"))
    message = run(output, "--limit", "1", expect=74, environment=secret)
    check("password authentication failed" in message and "falsches" not in message, message)
    secret = dict(os.environ, WINNOW_POSTGRESQL="host=127.0.0.1 port=1 password=geheim")
    check("no connection" in run(output, "--limit", "1", expect=74, environment=secret), "refused connection")
    secret = dict(os.environ, WINNOW_POSTGRESQL="geheim geheim")
    check("cannot read the connection string" in run(output, "--limit", "1", expect=74, environment=secret), "bad string")
    effective = subprocess.run(
        [program, "validate", pipeline, "--effective", "--set", f"load.sinks={SINKS}"], capture_output=True, check=True).stdout
    check(password.encode() not in effective and b'"***"' in effective, "validate --effective shows the connection string")
    for path in output.rglob("*.json"):
        check(password.encode() not in path.read_bytes(), f"{path} holds the password")
    for text in shown:
        check(password.encode() not in text and b"geheim" not in text, "a message holds the password")
    plain = subprocess.run(
        [program, "validate", pipeline, "--set", 'load.sinks=[{"type":"postgresql","connection":"password=geheim"}]'],
        capture_output=True)
    check(plain.returncode == 78 and b"environment" in plain.stderr and b"geheim" not in plain.stderr, plain.stderr)

print(f"PostgreSQL: {faults.values} values compared, {faults.count} failures")
sys.exit(1 if faults.count else 0)
