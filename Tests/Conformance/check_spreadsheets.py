#!/usr/bin/env python3
"""Open CSV and XLSX files with LibreOffice, without a window, and look at every cell.

    check_spreadsheets.py LOAD_FOLDER RUN

LOAD_FOLDER holds attacks-spreadsheet, attacks-plain and sample-* as the test ConformanceOutputTests writes them; RUN is a
published run with winnow.xlsx and parquet/. Checked: of the attack cells none becomes a formula in the spreadsheet
flavour nor in the workbook, with LibreOffice told to evaluate formulas in CSV (in the plain flavour they do, else the test
could not fail); every cell of the workbooks has the value and type of the Parquet tables. Exit status 1 on any fault.
"""
import datetime
import decimal
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

import published

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, quote, UTF-8, from line 1; the last: evaluate formulas.
CSV_FILTER = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"
BOOLEANS = {"of:=TRUE()": True, "of:=FALSE()": False}

faults = published.Faults()
program = shutil.which("soffice") or shutil.which("libreoffice")
if program is None:
    sys.exit("LibreOffice is not here: apt-get install libreoffice-calc-nogui")


def opened(path, scratch, filter=None):
    """The file as LibreOffice has read it: sheets of rows of cells, and how many formulas there are."""
    command = [program, "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", "fods", "--outdir", str(scratch)]
    command += [f"--infilter={filter}"] if filter else []
    done = subprocess.run(command + [str(path)], capture_output=True, text=True, timeout=900)
    result = Path(scratch) / (path.stem + ".fods")
    if not result.exists():
        sys.exit(f"LibreOffice could not open {path}: {done.stderr}")
    sheets, formulas = [], 0
    for sheet in tree.parse(result).getroot().iter(f"{TABLE}table"):
        rows = []
        for row in sheet.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                if not cell.tag.endswith("table-cell"):
                    continue
                # LibreOffice reads the boolean of a workbook as a function without arguments.
                formulas += cell.get(f"{TABLE}formula") not in (None, *BOOLEANS)
                cells += [value(cell)] * min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), 64)
            rows += [cells] * (1 if any(c is not None for c in cells) else min(int(row.get(f"{TABLE}number-rows-repeated", 1)), 50000))
        while rows and all(c is None for c in rows[-1]):
            rows.pop()
        sheets.append((sheet.get(f"{TABLE}name"), rows))
    result.unlink()
    return sheets, formulas


def value(cell):
    if cell.get(f"{TABLE}formula") in BOOLEANS:
        return BOOLEANS[cell.get(f"{TABLE}formula")]
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return float(cell.get(f"{OFFICE}value"))
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        return datetime.date.fromisoformat(cell.get(f"{OFFICE}date-value")[:10])
    if kind == "string":
        return "\n".join(text(paragraph) for paragraph in cell.findall(f"{TEXT}p"))
    return None


def text(node):
    output = node.text or ""
    for child in node:
        if child.tag == f"{TEXT}s":
            output += " " * int(child.get(f"{TEXT}c", 1))
        elif child.tag == f"{TEXT}tab":
            output += "\t"
        elif child.tag == f"{TEXT}line-break":
            output += "\n"
        else:
            output += text(child)
        output += child.tail or ""
    return output


def plain(cell):
    """Text without what no spreadsheet keeps: kinds of line ends and control characters."""
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in cell if c in "\n\t" or ord(c) >= 32 and c not in "\x7f\uFFFD\uFFFE\uFFFF\uFEFF")


def wanted(value, kind):
    if value is None or value == "" or value == []:
        return None
    if kind == "list<string>":
        value = published.joined(value)
    if isinstance(value, decimal.Decimal) or isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return (plain(value) or None) if isinstance(value, str) else value


def compare(run, scratch):
    sheets, formulas = opened(run / "winnow.xlsx", scratch)
    if formulas:
        faults.fail(run, f"{formulas} formulas in the workbook")
    for (name, rows), table in zip(sheets[1:], published.tables(run)):
        rows = rows[1:]
        for index, field in enumerate(table.fields):
            found = [plain(row[index]) or None if index < len(row) and isinstance(row[index], str) else row[index] if index < len(row) else None for row in rows]
            found += [None] * (table.rows - len(found))
            expected = [wanted(value, field["winnow:type"]) for value in table.columns[index]]
            faults.compare(f"{run.name} {name}.{field['name']}", found, expected)


load, run = Path(sys.argv[1]), Path(sys.argv[2])
with tempfile.TemporaryDirectory() as scratch:
    attacks = published.tables(load / "attacks-plain")
    rejects = next(table for table in attacks if table.name == "rejects")
    cells = {plain(cell) for cell in rejects.columns[0]}
    sheets, formulas = opened(load / "attacks-spreadsheet/csv/rejects.csv", scratch, CSV_FILTER)
    # One apostrophe taken off gives the cell back; what was not guarded may have become a number or a date.
    shown = {plain(cell)[1:] if plain(cell)[:1] == "'" else plain(cell) for row in sheets[0][1][1:] for cell in row if isinstance(cell, str)}
    missing = {cell for cell in cells if cell.lstrip(" \t\n\u3000")[:1] in set("=+-@＝＋－＠")} - shown
    if missing:
        faults.fail("attack cells", f"not shown as written: {sorted(missing)[:5]}")
    print(f"attack cells in CSV: {len(cells)}, executed {formulas}")
    if formulas:
        faults.fail("attack cells", f"{formulas} formulas in the spreadsheet flavour")
    _, control = opened(load / "attacks-plain/csv/rejects.csv", scratch, CSV_FILTER)
    print(f"the same without guard: executed {control}")
    if control < 20:
        faults.fail("attack cells", "LibreOffice evaluates none in the plain flavour: this test cannot fail")
    for flavour in ("spreadsheet", "plain"):
        compare(load / f"attacks-{flavour}", scratch)
        compare(load / f"sample-{flavour}", scratch)
        compare(load / f"hostile-{flavour}", scratch)
    compare(run, scratch)
print(f"LibreOffice: {faults.values} cells compared, {faults.count} failures")
sys.exit(1 if faults.count else 0)
