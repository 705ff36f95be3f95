#!/usr/bin/env python3
"""A run is killed before each of its calls that change the output folder, and in the middle of each write.

    kill_points.py PROGRAM [--short]

Afterwards `current` is the run before or the new one, every finished run is whole, and the next run ends well, leaves
nothing behind and has the bytes of a run that nobody has killed. Once over a first run, once over a run with one changed,
one new and one removed page that also has an old run to remove; each with every sink that is a file."""
import sys

from harness import Broken, Workplace, check_output, current, leftovers, published, report, settle

SINKS = [{"type": "csv"}, {"type": "parquet"}, {"type": "sqlite"}, {"type": "xlsx"}]


def every(place, before, saved, expected, *, step, deed):
    """Kills at every `step`-th call; the points tried."""
    place.restore(saved)
    calls = place.calls()
    new_bytes = published(place.output)
    if expected is not None and new_bytes != expected:
        raise Broken("two undisturbed runs differ")
    tried = 0
    for at in range(1, calls + 1, step):
        place.restore(saved)
        code, errors = place.run(AT=at, DO=deed)
        if code != -9:
            raise Broken(f"{deed} at {at} of {calls}: exit code {code}: {errors}")
        try:
            name = current(place.output)
            check_output(place.output, {name})
            if name != before and published(place.output) != new_bytes:
                raise Broken("what is published is neither old nor new")
            place.expect(0)
            if published(place.output) != new_bytes:
                raise Broken("the next run has other bytes")
            check_output(place.output, {current(place.output)})
            if left := leftovers(place.output):
                raise Broken(f"left behind: {left}")
        except Broken as error:
            raise Broken(f"{deed} at {at} of {calls}: {error}") from None
        tried += 1
    return tried


def main():
    program, short = sys.argv[1], "--short" in sys.argv
    points = 0
    for kind in ["first", "incremental"]:
        with Workplace(program, pages=3, keep_runs=2, sinks=None if short else SINKS) as place:
            before, saved = None, None
            if kind == "incremental":
                before, saved = place.after_runs()
                (place.source / "new.txt").write_text("青泽晟芯有限公司在合肥市开工,总投资12亿元。\n")
                min(place.source.rglob("0*.*")).unlink()
                settle()
            place.restore(saved)
            place.expect(0, "--full")
            expected = published(place.output)
            for deed in ["kill", "half"]:
                points += every(place, before, saved, expected, step=(307 if short else 1), deed=deed)
    report("kill points", points=points, mixed_sets=0)


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"kill points: {error}")
