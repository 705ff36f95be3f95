#!/usr/bin/env python3
"""Write N varied articles as JSON Lines: {"id","text","reference_date"}, as `winnow annotate` reads them.

    generate_articles.py N [--seed S] > articles.jsonl

Sentences of invented undertakings (generate_pages.py) stand between clauses of random words, drawn from the common
words by their frequency: text that repeats itself flatters whatever predicts branches. Same N and seed, same bytes.
Standard library only.
"""
import argparse
import json
import math
import sys
from bisect import bisect
from itertools import accumulate
from pathlib import Path

from generate_pages import Choices, page

WORDS = Path(__file__).resolve().parent.parent / "Sources/CLexicons/data/words.tsv"


def frequencies():
    """Common words of two and more characters, and the running sums of their frequencies."""
    rows = [line.rstrip("\n").split("\t") for line in WORDS.open(encoding="utf-8") if not line.startswith("#")][1:]
    rows = [(word, math.exp(-int(cost) / 10)) for word, cost, *_ in rows if len(word) > 1]
    # Whole numbers, so that no platform's sums differ.
    return [word for word, _ in rows], list(accumulate(int(share * 1e9) + 1 for _, share in rows))


def clause(c, words, sums):
    length = c.between(3, 9)
    return "".join(words[bisect(sums, c.below(sums[-1]))] for _ in range(length))


def article(c, words, sums):
    title, published, _, paragraphs, _, _ = page(c)
    lines = [title]
    for paragraph in paragraphs:
        filler = "".join(clause(c, words, sums) + c.of([",", ",", ",", "、", ";", "。"]) for _ in range(c.between(2, 8)))
        lines.append(filler.rstrip(",、;。") + "。" + paragraph)
    year, rest = published.split("年")
    month, day = rest.rstrip("日").split("月")
    return "\n".join(lines), f"{year}-{int(month):02}-{int(day):02}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", default="winnow")
    told = parser.parse_args()
    words, sums = frequencies()
    for index in range(told.count):
        text, day = article(Choices(f"{told.seed}/text/{index}"), words, sums)
        line = {"id": f"{index:06}", "text": text, "reference_date": day}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
