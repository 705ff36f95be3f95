"""Reads, writes and compares the tables of Sources/CLexicons/data: what the generators of this folder share."""
import argparse
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "Sources/CLexicons/data"


def read(name):
    """Comment lines, column names and rows of a committed table."""
    comments, lines = [], []
    for line in (DATA / f"{name}.tsv").read_bytes().decode("utf-8").split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            lines.append(line.split("\t"))
    return comments, lines[0], lines[1:]


def write(name, columns, rows):
    """Replaces the rows of a table, sorted by the bytes of the first column, and keeps its comment lines."""
    comments = read(name)[0]
    lines = comments + ["\t".join(columns)] + ["\t".join(row) for row in ordered(rows)]
    (DATA / f"{name}.tsv").write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def ordered(rows):
    return sorted(rows, key=lambda row: row[0].encode("utf-8"))


def differences(name, columns, rows):
    """What a committed table has otherwise than the rows made just now."""
    _, have_columns, have = read(name)
    if columns != have_columns:
        return [f"{name}.tsv: columns {have_columns}, made were {columns}"]
    old, new = {row[0]: row for row in have}, {row[0]: row for row in rows}
    told = [f"{name}.tsv: only committed: {old[key]}" for key in old if key not in new]
    told += [f"{name}.tsv: only made: {new[key]}" for key in new if key not in old]
    told += [f"{name}.tsv: committed {old[key]}, made {new[key]}" for key in old if key in new and old[key] != new[key]]
    return told


def main(description, make, sources):
    """`make(folder)` gives (name, columns, rows) of each table; --write replaces them, else they are compared."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace the committed tables instead of comparing them")
    for name, text in sources:
        parser.add_argument(name, type=Path, help=text)
    told = parser.parse_args()
    found = []
    for name, columns, rows in make(*(getattr(told, name) for name, _ in sources)):
        if told.write:
            write(name, columns, rows)
        else:
            found += differences(name, columns, ordered(rows))
            print(f"{name}.tsv: {len(rows)} rows compared", file=sys.stderr)
    for line in found[:40]:
        print(line)
    if found:
        print(f"{len(found)} differences")
    sys.exit(1 if found else 0)
