#!/usr/bin/env python3
"""Read winnow.xlsx back with openpyxl and compare every cell with the run's Parquet tables.

    check_workbook.py RUN…

Each RUN holds winnow.xlsx and parquet/. Checked beside the values: types of cells, no formula anywhere, headings,
frozen header, filters, links, sheets of one table beyond the limit of lines. Exit status 1 on any difference.
"""
import datetime
import decimal
import re
import sys
from pathlib import Path

import openpyxl
import published

faults = published.Faults()
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read_text(text):
    """ST_Xstring: _x0041_ stands for a character (openpyxl leaves it as it is in inline strings)."""
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def wanted(value, kind):
    """A value as its cell should read."""
    if value is None or value == "" or value == []:
        return None
    if kind == "list<string>":
        value = published.joined(value)
    if isinstance(value, str):
        for bad in "\0\uFFFE\uFFFF":
            value = value.replace(bad, "\uFFFD")
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day) if value >= datetime.date(1900, 3, 1) else value.isoformat()
    if isinstance(value, decimal.Decimal):
        if abs(int(value.scaleb(-value.as_tuple().exponent))) >= 10**15:
            text = format(value, "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) < 10**15 else str(value)
    return value


def found(cell, where):
    value = cell.value
    if cell.data_type == "f":
        faults.fail(where, f"a formula: {value!r}")
    if isinstance(value, str):
        # XML readers fold line ends; the library writes a carriage return as _x000D_.
        return read_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def is_cut(a, b):
    """Text beyond a cell's limit ends in a note and is the beginning of the text before it."""
    if not isinstance(a, str) or not isinstance(b, str) or len(b.encode("utf-16-le")) <= 2 * 32767:
        return False
    head = re.sub("…〔已截断，全文[0-9]+字〕$|… \\[cut; [0-9]+ characters in all\\]$", "", a)
    return len(head) < len(a) and b.startswith(head) and len(a.encode("utf-16-le")) <= 2 * 32767


def check(run):
    book = openpyxl.load_workbook(run / "winnow.xlsx")
    sheets = list(book.worksheets)
    if sheets[0].title != "README":
        faults.fail(run, "the first sheet is no README")
    told = [str(row[0].value) for row in sheets[0].iter_rows()]
    sheets = sheets[1:]
    links = 0
    for table in published.tables(run):
        first = sheets[0].title
        rows, parts = [], 0
        while sheets and (parts == 0 or sheets[0].title == f"{first} ({parts + 1})"):
            sheet = sheets.pop(0)
            parts += 1
            where = f"{run.name} {sheet.title}"
            lines = list(sheet.iter_rows())
            headings = [cell.value for cell in lines[0]]
            titles = [[field[f"winnow:title{language}"] for field in table.fields] for language in ("ZH", "EN")]
            if headings not in titles:
                faults.fail(where, f"headings {headings}")
            if sheet.freeze_panes != "B2" or not sheet.auto_filter.ref:
                faults.fail(where, "no frozen header or no filter")
            for line in lines[1:]:
                rows.append([found(cell, where) for cell in line] + [None] * (len(headings) - len(line)))
                links += sum(cell.hyperlink is not None for cell in line)
        if first not in told:
            faults.fail(first, "not told of in README")
        # Rows without any value at the end of a sheet are not there.
        rows += [[None] * len(table.fields)] * (table.rows - len(rows))
        for index, field in enumerate(table.fields):
            expected = [wanted(value, field["winnow:type"]) for value in table.columns[index]]
            cells = [row[index] for row in rows]
            expected = [a if is_cut(a, b) else b for a, b in zip(cells, expected)] if len(cells) == len(expected) else expected
            faults.compare(f"{run.name} {first}.{field['name']}", cells, expected)
    if sheets:
        faults.fail(run, f"sheets of no table: {[sheet.title for sheet in sheets]}")
    return links


total_links = sum(check(Path(run)) for run in sys.argv[1:])
print(f"{len(sys.argv) - 1} workbooks, {faults.values} cells compared, {total_links} links, {faults.count} failures")
sys.exit(1 if faults.count or not faults.values else 0)
