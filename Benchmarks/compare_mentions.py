#!/usr/bin/env python3
"""Time MentionBenchmark beside Python packages on the same texts, in turn, by CPU seconds.

    compare_mentions.py PROGRAM TEXTS.jsonl [--rounds N] [--sample MB]

PROGRAM is .build/release/MentionBenchmark, TEXTS comes from generate_articles.py. Peers that are installed are timed:
jieba (words), jionlp (money, time and places), recognizers-text-suite (numbers, amounts with units, dates). They find less, or
other things: a ratio compares work of one purpose, not equal results. As they are slow, peers read a sample; what they found is
counted, so that nothing is skipped. Loading is not timed.
"""
import argparse
import importlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path


def jieba():
    module = importlib.import_module("jieba")
    module.setLogLevel(60)
    module.initialize()
    return lambda text: sum(1 for _ in module.cut(text))


def jionlp():
    module = importlib.import_module("jionlp")
    module.ner.extract_money("3亿元")
    return lambda text: (len(module.ner.extract_money(text)) + len(module.ner.extract_time(text))
                         + len(module.recognize_location(text)["domestic"] or []))


def recognizers():
    numbers = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    dates = importlib.import_module("recognizers_date_time")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    models = [numbers.recognize_number, numbers.recognize_percentage, units.recognize_currency, units.recognize_dimension,
              dates.recognize_datetime]
    return lambda text: sum(len(model(text, culture)) for model in models)


def measure(work, texts):
    start = time.process_time()
    found = failed = 0
    for text in texts:
        for line in text.split("\n"):
            if line:
                try:
                    found += work(line)
                except Exception:  # jionlp stops at a comma that it took for a time: counted, and read on.
                    failed += 1
    if failed:
        print(f"failed on {failed} lines", file=sys.stderr)
    return time.process_time() - start, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=float, default=0.2)
    told = parser.parse_args()
    texts, size = [], 0
    for line in told.texts.open(encoding="utf-8"):
        texts.append(json.loads(line)["text"])
        size += len(texts[-1].encode())
        if size > told.sample * 1e6:
            break
    peers = {}
    print(f"peers read {size / 1e6:.3f} MB")
    for name, load in [("jieba", jieba), ("jionlp", jionlp), ("recognizers", recognizers)]:
        try:
            peers[name] = load()
            peers[name]("一")
        except Exception as problem:  # A peer that is not there, or does not start, is left out.
            print(f"{name}: left out: {type(problem).__name__}: {problem}")
            peers.pop(name, None)
    best = {}
    for _ in range(told.rounds):
        output = subprocess.run([told.program, "--rounds", "1", str(told.texts)], capture_output=True, text=True, check=True).stdout
        for line in output.splitlines():
            stage, megabytes, seconds, found, checksum = re.fullmatch(
                r"(\w+) ([\d.]+) MB, ([\d.e-]+) s, [\d.]+ MB/s, (\d+) mentions, (\w+)", line).groups()
            best[stage] = min(best.get(stage, (9e9,)), (float(seconds), float(megabytes), int(found), checksum))
        for name, work in peers.items():
            seconds, found = measure(work, texts)
            best[name] = min(best.get(name, (9e9,)), (seconds, size / 1e6, found, ""))
    for name, (seconds, megabytes, found, checksum) in best.items():
        print(f"{name:12} {megabytes:6.1f} MB {seconds:9.4f} s {megabytes / seconds:9.3f} MB/s  {found} found {checksum}")


if __name__ == "__main__":
    main()
