#!/usr/bin/env python3
"""Write varied Chinese text: words drawn at random by their frequency, with figures and punctuation, no line twice.

    generate_text.py MEGABYTES SIMPLIFIED.txt TRADITIONAL.txt [--seed S]

Words and frequencies are those of Sources/CLexicons/data/words.tsv, traditional forms those of opencc_characters.tsv.
Text that repeats a few pages is learnt by a processor's branch predictor and flatters every figure. Same arguments, same
bytes. Standard library only.
"""
import argparse
import itertools
import math
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "Sources/CLexicons/data"
STOPS = ["，"] * 6 + ["。"] * 3 + ["、", "；", "：", ",", "”", "“", "（", "）", "\n", "。\n"]


def rows(name):
    lines = [line for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def figure(random):
    number = random.choice([str(random.randint(1, 2030)), f"{random.randint(1, 999)}.{random.randint(0, 99)}", "12,345"])
    return number + random.choice(["亿元", "万元", "%", "个", "年", "亩", "家", "", " km", "MW"])


def sentences(random, words, weights):
    """Clauses of four to fourteen words, one in three with a figure."""
    cumulated = list(itertools.accumulate(weights))
    while True:
        drawn = random.choices(words, cum_weights=cumulated, k=4096)
        start = 0
        while start + 14 < len(drawn):
            end = start + random.randint(4, 14)
            clause = drawn[start:end]
            if random.randrange(3) == 0:
                clause.insert(random.randrange(len(clause)), figure(random))
            yield "".join(clause) + random.choice(STOPS)
            start = end


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=float)
    parser.add_argument("simplified", type=Path)
    parser.add_argument("traditional", type=Path)
    parser.add_argument("--seed", default="winnow")
    told = parser.parse_args()
    lexicon = rows("words")
    words = [row[0] for row in lexicon]
    weights = [math.exp(-int(row[1]) / 10) for row in lexicon]
    forms = {}
    for traditional, simplified in rows("opencc_characters"):
        # The first is an arbitrary, but a fixed choice among several traditional forms.
        if len(traditional) == 1 and ord(traditional) <= 0xFFFF:
            forms.setdefault(simplified, traditional)
    pieces, size = [], 0
    for sentence in sentences(random.Random(told.seed), words, weights):
        if size >= told.megabytes * 1e6:
            break
        pieces.append(sentence)
        size += len(sentence.encode())
    text = "".join(pieces)
    told.simplified.write_text(text, "utf-8")
    told.traditional.write_text(text.translate(str.maketrans(forms)), "utf-8")


if __name__ == "__main__":
    main()
