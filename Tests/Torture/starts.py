#!/usr/bin/env python3
"""Many runs are started at once on one output folder: one works, all others end with 75 at once; with --wait all end well.

    starts.py PROGRAM [--short | --cases N]"""
import subprocess
import sys
import time

from harness import Broken, Workplace, amount, check_output, current, report


def main():
    program = sys.argv[1]
    count = amount(10, 50)
    with Workplace(program) as place:
        go = place.folder / "go"
        # Whoever has the lock waits at its first call after it, until all others have ended.
        first = subprocess.Popen(
            place.command(supervised=True), env=place.environment(AT=12, DO=f"wait:{go}"), stderr=subprocess.PIPE)
        lock = place.output / ".state" / "lock"
        while not lock.exists() or not lock.read_text():
            time.sleep(0.01)
        start = time.monotonic()
        others = [subprocess.Popen(place.command(supervised=True), stderr=subprocess.PIPE) for _ in range(count - 1)]
        codes = []
        for other in others:
            errors = other.communicate()[1].decode()
            codes.append(other.returncode)
            if len(errors.splitlines()) != 1:
                raise Broken(f"not one line: {errors}")
        took = time.monotonic() - start
        if codes != [75] * (count - 1):
            raise Broken(f"{count - 1} runs that found a lock ended with {codes}")
        if first.poll() is not None:
            raise Broken(f"the first run has ended early, with {first.returncode}")
        go.touch()
        first.communicate()
        if first.returncode:
            raise Broken(f"the first run ended with {first.returncode}")
        check_output(place.output, {current(place.output)})

        waiting = [subprocess.Popen(place.command("--wait", "5m", supervised=True)) for _ in range(5)]
        if any(process.wait() for process in waiting):
            raise Broken("a run that waited did not end well")
        if len(list((place.output / "runs").iterdir())) != 1:
            raise Broken("runs without a change have published")
        report("starts at once", worked=1, ended_with_75=count - 1, seconds_for_them=round(took, 1), waited=5)


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"starts at once: {error}")
