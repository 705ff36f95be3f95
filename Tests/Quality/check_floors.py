#!/usr/bin/env python3
"""Hold the quality of extraction above its floors.

    check_floors.py CSV_FOLDER                    fail when a figure falls below its floor
    check_floors.py CSV_FOLDER --update           raise the floors to today's figures less the margin
    check_floors.py CSV_FOLDER --update --allow-regression
                                                  write them even where that lowers a floor

CSV_FOLDER holds the tables of a run over seeds/, GOLD (default: gold/seeds beside this file) what two
readers wrote down for the same pages. The figures are those of score.py: F1 a table, and recall where
the gold tells only what must be found. Standard library only. Exit status 1 when a floor is missed or
an update refused, 2 when nothing could be scored.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What is held, and by which figure: links are annotated only where they must be found.
HELD = {
    "investments": "f1", "investments.kind": "f1", "investments.project": "f1",
    "partners": "f1", "partners.kind": "f1",
    "projects": "f1", "projects.status": "f1", "projects.place": "f1",
    "events": "f1", "project_partners": "recall", "event_partners": "recall",
}


def stop(message):
    print(f"check_floors: {message}", file=sys.stderr)
    sys.exit(2)


def score(tables, gold):
    """The figures of score.py; stops when no page or no fact could be scored."""
    run = subprocess.run([sys.executable, str(HERE / "score.py"), str(tables), str(gold), "--json"],
                         capture_output=True, text=True)
    if run.returncode != 0:
        stop(run.stderr.strip() or f"score.py ended with {run.returncode}")
    told = json.loads(run.stdout)
    if not told["pages"]:
        stop("there was no page to score")
    for name in HELD:
        figures = told["tables"].get(name)
        if not figures or not figures["hit"] + figures["missed"]:
            stop(f"nothing was scored for {name}: are these the tables of the pages in {gold}?")
    if not any(told["tables"][name]["hit"] for name in HELD):
        stop(f"not one fact of {gold} was found: these are the tables of other pages")
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--gold", type=Path, default=HERE / "gold" / "seeds")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.json")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")

    told = score(options.tables, options.gold)
    figures = {name: told["tables"][name][kind] for name, kind in HELD.items()}
    if not options.floors.exists() and not options.update:
        stop(f"{options.floors} is missing")
    document = json.loads(options.floors.read_text(encoding="utf-8")) if options.floors.exists() else {}
    margin, floors = document.get("margin", 0.01), document.get("floors", {})

    faults = []
    if told["rows_without_evidence"]:
        faults.append(f"{told['rows_without_evidence']} rows have no evidence on any page")
    for name, kind in HELD.items():
        floor = floors.get(name)
        if floor is None and not options.update:
            faults.append(f"{name} has no floor")
        below = floor is not None and figures[name] < floor
        mark = "BELOW" if below else ""
        print(f"{name:22} {kind:6} {figures[name]:.4f}  floor {'none' if floor is None else format(floor, '.4f')}  {mark}".rstrip())
        if below:
            faults.append(f"{name}: {kind} {figures[name]:.4f} is below its floor {floor:.4f}")

    if not options.update:
        for fault in faults:
            print("FAULT", fault)
        sys.exit(1 if faults else 0)

    new = {name: round(max(0.0, figures[name] - margin), 4) for name in HELD}
    lowered = [name for name in HELD if new[name] < floors.get(name, 0.0)]
    really = [name for name in lowered if figures[name] < floors[name]]
    if really and not options.allow_regression:
        for name in really:
            print(f"FAULT {name}: {figures[name]:.4f} is below the floor {floors[name]:.4f}")
        print("the floors stay as they are; --allow-regression lowers them")
        sys.exit(1)
    if not options.allow_regression:
        # Within the margin a floor stays: an update only ever raises.
        new = {name: max(value, floors.get(name, 0.0)) for name, value in new.items()}
    options.floors.write_text(
        json.dumps({"margin": margin, "floors": new}, indent=2) + "\n", encoding="utf-8")
    print(f"{options.floors.name} is written")


if __name__ == "__main__":
    main()
