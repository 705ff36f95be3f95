#!/usr/bin/env python3
"""Run a command over a folder of pages and print its MB/s of CPU time, wall time and peak memory.

    measure.py FOLDER COMMAND [ARGUMENT…]
"""
import resource
import subprocess
import sys
import time
from pathlib import Path


def main():
    folder, command = Path(sys.argv[1]), sys.argv[2:]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    start = time.monotonic()
    status = subprocess.run(command).returncode
    wall = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    print(f"{size / 1e6:.1f} MB, {cpu:.2f} s CPU, {wall:.2f} s wall, {size / 1e6 / cpu:.2f} MB/s of CPU time, "
          f"peak memory {used.ru_maxrss / 1024:.0f} MiB, exit code {status}")
    sys.exit(status)


if __name__ == "__main__":
    main()
