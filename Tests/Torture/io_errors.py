#!/usr/bin/env python3
"""Each call of a run on its output folder fails once, or from there on: no space, quota, an error of the device, a file
system that has become read-only.

    io_errors.py PROGRAM [--short]

The run ends with 74 and `current` is what it was, or ends with 0 and has published everything, as without the error (what
only saves time or tells of the run may fail). The next run is well."""
import errno
import sys
import subprocess

from harness import Broken, Workplace, check_output, current, leftovers, published, report, settle


def every(place, before, saved, *, step, offset, deed):
    place.restore(saved)
    calls = place.calls(READS=1)
    new_bytes = published(place.output)
    failed = 0
    for at in range(1 + offset, calls + 1, step):
        place.restore(saved)
        code, errors = place.run(AT=at, DO=deed, READS=1)
        what = f"{deed} at {at} of {calls}"
        try:
            if code not in (0, 74):
                raise Broken(f"exit code {code}")
            if len(errors.splitlines()) > 20 or (code == 0) != (errors == ""):
                raise Broken("not as many lines as promised")
            name = current(place.output)
            check_output(place.output, {name})
            if code == 74:
                failed += 1
                # A device that fails for good may fail just after the link was renamed; the message then says so.
                if name != before and not (deed.startswith("from") and "is published" in errors):
                    raise Broken("current has moved")
            elif published(place.output) != new_bytes:
                raise Broken("exit code 0, but not everything is published")
            place.expect(0)
            if published(place.output) != new_bytes:
                raise Broken("the next run has other bytes")
            if left := leftovers(place.output):
                raise Broken(f"left behind: {left}")
        except Broken as error:
            raise Broken(f"{what}: {error}\n{errors}") from None
    return len(range(1 + offset, calls + 1, step)), failed


def small_disk(program):
    """A real file system that is too small for the run."""
    with Workplace(program, pages=40) as place:
        place.output.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", place.output], capture_output=True).returncode:
            return "not tried: mounting is not allowed"
        try:
            code, errors = place.run(supervised=True)
            if code != 74 or current(place.output) is not None:
                raise Broken(f"a full disk: exit code {code}: {errors}")
        finally:
            subprocess.run(["umount", place.output], check=True)
        place.expect(0)
        return "exit code 74"


def main():
    program, short = sys.argv[1], "--short" in sys.argv
    points = failures = 0
    deeds = [f"{kind}:{number}" for kind in ["once", "from"] for number in [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT]]
    for kind in ["first", "incremental"]:
        with Workplace(program, pages=2, keep_runs=2) as place:
            before, saved = None, None
            if kind == "incremental":
                before, saved = place.after_runs()
                settle()
            for number, deed in enumerate(deeds):
                if short and number % 4 != (kind == "first"):
                    continue
                tried, failed = every(
                    place, before, saved, step=(401 if short else 5), offset=(number * 70 if short else number % 5), deed=deed)
                points += tried
                failures += failed
    report("failing calls", calls=points, of_them_ended_with_74=failures)
    print(f"failing calls: a tmpfs that is too small: {small_disk(program)}")


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"failing calls: {error}")
