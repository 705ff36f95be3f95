#!/usr/bin/env python3
"""Time what Python offers for the same work: OpenCC (t2s) and pyahocorasick, over the same files and words.

    text_peers.py FILE…

Peers that are not installed are left out: pip install opencc pyahocorasick. CPU time, best of two rounds.
"""
import sys
import time
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "Sources/CLexicons/data/words.tsv"


def measure(name, file, size, body):
    best, checksum = float("inf"), None
    for _ in range(2):
        start = time.process_time()
        checksum = body()
        best = min(best, time.process_time() - start)
    print(f"{name}\t{file.name}\t{size / 1e6 / best:.1f} MB/s\t{checksum}")


def main():
    try:
        import opencc
    except ImportError:
        opencc = None
    try:
        import ahocorasick
    except ImportError:
        ahocorasick = None
    for file in map(Path, sys.argv[1:]):
        text = file.read_text("utf-8")
        pages = [text[start:start + 1400] for start in range(0, len(text), 1400)]
        size = len(text.encode())
        if opencc:
            converter = opencc.OpenCC("t2s")
            measure("OpenCC t2s", file, size, lambda: sum(len(converter.convert(page)) for page in pages))
        if ahocorasick:
            lines = [line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
            automaton = ahocorasick.Automaton()
            for number, line in enumerate(lines):
                automaton.add_word(line.split("\t")[0], number)
            automaton.make_automaton()
            measure("pyahocorasick iter_long", file, size, lambda: sum(1 for page in pages for _ in automaton.iter_long(page)))
            measure("pyahocorasick iter", file, size, lambda: sum(1 for page in pages for _ in automaton.iter(page)))


if __name__ == "__main__":
    main()
