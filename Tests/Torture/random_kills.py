#!/usr/bin/env python3
"""Runs are killed at random times, parent and child alike, while a reader reads without pause.

    random_kills.py PROGRAM [--short | --cases N]

The reader follows `current` once and then opens every file of that run: it must find all of them, with the hashes of their
manifest. Before each run a page changes, so that each run that is not killed publishes. A parent that is killed takes its
child with it: the lock is free within a second."""
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time

from harness import Broken, Workplace, amount, check_run, current, files, leftovers, page, published, report, rng


class Reader(threading.Thread):
    def __init__(self, output):
        super().__init__(daemon=True)
        self.output, self.is_done, self.sets, self.fault = output, False, 0, None

    def run(self):
        while not self.is_done and self.fault is None:
            name = current(self.output)
            if name is None:
                continue
            try:
                check_run(files(self.output / "runs" / name))
                self.sets += 1
            except (Broken, OSError) as error:
                # A reader that took longer than keep_runs publications.
                if (self.output / "runs" / name).exists():
                    self.fault = f"{name}: {error}"
            time.sleep(0.01)


def wait_for_lock(output):
    """How long the lock is still held, in seconds."""
    start = time.monotonic()
    with open(output / ".state" / "lock") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return time.monotonic() - start
            except BlockingIOError:
                if time.monotonic() - start > 5:
                    raise Broken("a killed run holds the lock for more than 5 s") from None
                time.sleep(0.005)


def main():
    program = sys.argv[1]
    kills = amount(6, 1000)
    random = rng("kills")
    with Workplace(program, pages=3, keep_runs=5) as place:
        start = time.monotonic()
        place.expect(0, supervised=True)
        span = (time.monotonic() - start) * 1.2
        reader = Reader(place.output)
        reader.start()
        hit = orphaned = 0
        slowest = 0.0
        for number in range(kills):
            (place.source / "changing.txt").write_text(page(random))
            supervised = random.random() < 0.5
            process = subprocess.Popen(
                place.command(supervised=supervised), start_new_session=True, stderr=subprocess.DEVNULL,
                env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
            time.sleep(random.random() * span)
            if process.poll() is None:
                hit += 1
                if supervised and random.random() < 0.5:
                    # The parent alone: its child has to follow.
                    process.kill()
                    orphaned += 1
                else:
                    for group in {process.pid} | children(process.pid):
                        try:
                            os.kill(group, signal.SIGKILL)
                        except ProcessLookupError:
                            pass
            process.wait()
            slowest = max(slowest, wait_for_lock(place.output))
            if reader.fault:
                raise Broken(f"a reader found a mixed set: {reader.fault}")
        place.expect(0, supervised=True)
        if left := leftovers(place.output):
            raise Broken(f"left behind: {left}")
        expected = published(place.output)
        place.restore(None)
        place.expect(0)
        if published(place.output) != expected:
            raise Broken("the last run has other bytes than one that nobody has killed")
        reader.is_done = True
        if slowest > 1:
            raise Broken(f"the child of a killed run has lived for {slowest:.1f} s")
        report("random kills", runs=kills, of_them_hit=hit, parents_alone=orphaned, whole_sets_read=reader.sets, mixed_sets=0)


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children") as told:
            return {int(number) for number in told.read().split()}
    except OSError:
        return set()


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"random kills: {error}")
