#!/usr/bin/env python3
"""The same pages are worked under twenty different circumstances: workers, seed of hashes, order of names in folders, time
zone, locale, wall clock, folder, umask, times and owners of files, with and without a cache. All bytes are the same.

    perturbed.py PROGRAM [--short | --cases N]"""
import os
import shutil
import subprocess
import sys

from harness import Broken, Workplace, amount, files, published, report, rng


def main():
    program, short = sys.argv[1], "--short" in sys.argv
    random = rng("perturbed")
    count = amount(4, 20)
    with Workplace(program, pages=8 if short else 120, sinks=[{"type": kind} for kind in ("csv", "parquet", "sqlite", "xlsx")]) as place:
        seen = None
        for number in range(count):
            other = place.folder / f"{'deep/' * (number % 3)}place {number}"
            other.mkdir(parents=True)
            shutil.copy(place.configuration, other)
            shutil.copytree(place.source, other / "in", copy_function=shutil.copy)
            paths = [path for path in (other / "in").rglob("*") if path.is_file()]
            random.shuffle(paths)
            for path in paths:
                os.utime(path, (random.randrange(10**9), random.randrange(10**9)))
            environment = {
                **os.environ, "LD_PRELOAD": str(place.shim),
                "SHIM_SHUFFLE": str(number), "SHIM_CLOCK": str(random.choice([0, -400, 400, 4000]) * 86400),
                "TZ": random.choice(["UTC", "Asia/Shanghai", "America/St_Johns", ""]),
                "LC_ALL": random.choice(["C", "C.UTF-8", "tr_TR.UTF-8", "zh_CN.GB18030"]),
                "LANG": random.choice(["", "zh_TW.Big5"]), "HOME": random.choice(["/", "/nonexistent"]),
            }
            if number % 4 == 0:
                environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
            if number % 5 == 4:
                environment = {key: environment[key] for key in ("LD_PRELOAD", "SHIM_SHUFFLE", "SHIM_CLOCK")}
            workers = str([1, 2, 8, 3][number % 4])
            alone = ["--single-process"] if number % 2 else []
            for repeat in range(2 if number % 3 == 0 else 1):
                done = subprocess.run(
                    [place.program, "run", "pipeline.json" if number % 2 else str(other / "pipeline.json"), "--workers", workers, *alone,
                     *(["--full"] if repeat and number % 2 else [])],
                    cwd=other if number % 2 else "/", env=environment, capture_output=True, text=True, umask=random.choice([0o022, 0o077]))
                if done.returncode:
                    raise Broken(f"circumstances {number}: exit code {done.returncode}: {done.stderr}")
                told = published(other / "out")
                if seen is None:
                    seen = told
                different = [name for name in sorted(seen.keys() | told.keys()) if seen.get(name) != told.get(name)]
                if different:
                    raise Broken(f"circumstances {number} ({environment}): other bytes in {different}")
            shutil.rmtree(other / "in")
    report("circumstances", tried=count, manifests=1, files=len(seen))


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"circumstances: {error}")
