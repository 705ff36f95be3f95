#!/usr/bin/env python3
"""Check the promises between the tables of a run: keys, evidence, spans.

    check_tables.py CSV_FOLDER

Every quote is exactly its code-point span of the article's text; every row of a fact table has
evidence; every reference leads to a row; primary keys are unique and tables sorted by them.
Standard library only. Exit status 1 on any fault.
"""
import csv
import sys
from pathlib import Path

csv.field_size_limit(1 << 30)

# Tables whose rows are facts, with their keys; a link's evidence names its key joined by "|".
FACTS = {
    "partners": ["partner_id"],
    "projects": ["project_id"],
    "investments": ["investment_id"],
    "events": ["event_id"],
    "metrics": ["metric_id"],
    "project_partners": ["project_id", "partner_id", "role"],
    "event_partners": ["event_id", "partner_id", "role"],
    "event_projects": ["event_id", "project_id"],
    "partnerships": ["partner_a_id", "partner_b_id", "event_id"],
}
KEYS = {**FACTS, "articles": ["article_id"], "places": ["division_code"], "industries": ["industry_code"],
        "currencies": ["currency"]}
REFERENCES = [
    (table, column, target)
    for column, target in [("project_id", "projects"), ("partner_id", "partners"), ("event_id", "events"),
                           ("investor_id", "partners"), ("recipient_id", "partners"), ("article_id", "articles"),
                           ("partner_a_id", "partners"), ("partner_b_id", "partners"),
                           ("duplicate_of", "articles"), ("division_code", "places")]
    for table in ["articles", *FACTS, "evidence"]
]


def unguarded(cell):
    """The cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    return cell[1:] if cell[:1] == "'" else cell


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main():
    folder = Path(sys.argv[1])
    tables = {path.stem: read(path) for path in sorted(folder.glob("*.csv"))}
    faults, checked = [], 0

    def fault(text):
        faults.append(text)

    keys = {}
    for name, columns in KEYS.items():
        rows = tables.get(name, [])
        if rows and not all(column in rows[0] for column in columns):
            fault(f"{name}: a key column of {columns} is missing")
            continue
        told = [tuple(row[column] for column in columns) for row in rows]
        keys[name] = {"|".join(key) for key in told}
        if len(keys[name]) != len(told):
            fault(f"{name}: the primary key is not unique")
        encoded = [[part.encode() for part in key] for key in told]
        if encoded != sorted(encoded):
            fault(f"{name}: the rows are not sorted by the primary key")
        checked += len(told)

    for table, column, target in REFERENCES:
        for row in tables.get(table, []):
            value = row.get(column)
            if value and value not in keys.get(target, set()):
                fault(f"{table}.{column}: {value} is not in {target}")

    texts = {row["article_id"]: row["text"] for row in tables["articles"]}
    proven = set()
    for number, row in enumerate(tables["evidence"], 2):
        where = f"evidence.csv row {number} ({row['table_name']} {row['row_id']})"
        text = texts.get(row["article_id"], "")
        start, end = int(row["start_offset"]), int(row["end_offset"])
        span, quote = text[start:end], row["quote"]
        candidates = {span, unguarded(text)[start:end]}
        if not span or (quote not in candidates and unguarded(quote) not in candidates):
            fault(f"{where}: the quote {quote[:40]!r} is not the span {span[:40]!r}")
        if row["row_id"] not in keys.get(row["table_name"], set()):
            fault(f"{where}: there is no such row")
        begin, stop = row["source_start_offset"], row["source_end_offset"]
        if (begin == "") != (stop == "") or (begin and not 0 <= int(begin) < int(stop)):
            fault(f"{where}: the source span {begin}–{stop} is none")
        proven.add((row["table_name"], row["row_id"]))
    for table in FACTS:
        for key in sorted(keys.get(table, set())):
            if (table, key) not in proven:
                fault(f"{table} {key}: no evidence")

    for text in faults[:40]:
        print("FAULT", text)
    print(f"{checked} rows and {len(tables['evidence'])} pieces of evidence checked, {len(faults)} faults")
    if not checked:
        sys.exit("there was nothing to check")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
