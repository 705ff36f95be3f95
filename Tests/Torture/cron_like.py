#!/usr/bin/env python3
"""Runs as cron starts them, one after the other, for a long time: pages change, runs are killed at any call, disks fill up,
the state folder is damaged or deleted. Nobody ever does anything by hand.

    cron_like.py PROGRAM [--short | --cases N]

After each run `current` is whole; after each run that was left alone the bytes are those of a full run; the disk that is
taken stays bounded by `keep_runs`."""
import errno
import json
import shutil
import sys

from harness import Broken, Workplace, amount, check_output, current, leftovers, page, published, report, rng


def size(folder):
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def main():
    program = sys.argv[1]
    count = amount(8, 500)
    keep = 3
    random = rng("cron")
    codes = {}
    with Workplace(program, pages=5, keep_runs=keep) as place:
        calls, largest, damaged = 900, 0, 0
        place.expect(0)
        for number in range(count):
            if random.random() < 0.7:
                (place.source / f"{random.randrange(8)}.txt").write_text(page(random))
            if random.random() < 0.2:
                for path in list(place.source.glob("*.txt"))[:1]:
                    path.unlink()
            if random.random() < 0.1:
                damaged += 1
                state = place.output / ".state"
                target = random.choice(sorted(path for path in state.iterdir() if path.name != "lock"))
                if random.random() < 0.3:
                    shutil.rmtree(state)
                elif target.stat().st_size:
                    bytes_ = bytearray(target.read_bytes())
                    bytes_[random.randrange(len(bytes_))] ^= 0xFF
                    target.write_bytes(bytes_[:random.randint(1, len(bytes_))])
            deed = random.choice([None, None, "kill", "half", f"once:{errno.EIO}", f"from:{errno.ENOSPC}", f"from:{errno.EROFS}"])
            shim = {} if deed is None else {"AT": random.randint(1, calls), "DO": deed}
            supervised = random.random() < 0.5
            before = current(place.output)
            code, errors = place.run(supervised=supervised, **shim)
            allowed = [0] if deed is None else [0, 74] if ":" in deed else [0, -9, 137, 70]
            if code not in allowed:
                raise Broken(f"run {number} ({deed}): exit code {code}: {errors}")
            codes[code] = codes.get(code, 0) + 1
            check_output(place.output, {current(place.output)})
            if code == 0:
                # A file that could not be removed is left to the next run.
                if deed is None and (left := leftovers(place.output)):
                    raise Broken(f"run {number}: left behind: {left}")
                # Old runs are removed by a run that publishes; one that is killed there leaves them to the next such run.
                runs = [path for path in (place.output / "runs").iterdir()]
                if deed is None and current(place.output) != before and len(runs) > keep:
                    raise Broken(f"run {number}: {len(runs)} runs are kept")
                largest = max(largest, size(place.output))
            if deed is None and number % 10 == 0:
                told = published(place.output)
                saved = place.save("saved")
                place.restore(None)
                place.expect(0)
                if published(place.output) != told:
                    raise Broken(f"run {number}: other bytes than a full run")
                place.restore(saved)
        place.expect(0)
        history = (place.output / ".state" / "history.jsonl")
        for line in history.read_text().splitlines() if history.exists() else []:
            try:
                json.loads(line)
            except ValueError:
                if not damaged:
                    raise Broken(f"a torn line of the history: {line}") from None
        one = size(place.output / "current")
        if largest > (keep + 3) * one + (8 << 20):
            raise Broken(f"{largest} bytes are taken, though a run has {one}")
    report("runs as of cron", runs=count, exit_codes=str(dict(sorted(codes.items()))).replace(",", ""), damages=damaged, bytes_at_most=largest)


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"runs as of cron: {error}")
