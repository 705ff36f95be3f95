#!/usr/bin/env python3
"""Check words.tsv and common_characters.tsv against jieba's dictionary (pip install jieba==0.42.1, MIT).

    scripts/tables/jieba.py …/site-packages/jieba/dict.txt

Characters may differ by one (rounding of rare variants). Every word must be jieba's, its cost -10 ln of its relative frequency, its class the merged word class below. Which words
have a row was chosen once from the most frequent ones (35 occurrences or more, 50 for person names) and is kept by hand.
"""
import math
import sys
from collections import Counter

import table

CLASSES = {"nr": "r", "nrt": "r", "nrfg": "r", "ns": "p", "m": "m", "mq": "m", "mg": "m", "q": "m", "t": "t", "tg": "t",
           "f": "s", "z": "a", "a": "a", "ad": "a", "ag": "a", "an": "a"}
FUNCTION = {"d", "r", "c", "p", "y", "u", "e", "df", "dg", "ul", "ud", "uj", "uv", "uz", "ug", "rr", "rg", "rz"}


def merged(tag):
    if tag in CLASSES:
        return CLASSES[tag]
    return "f" if tag in FUNCTION else "v" if tag.startswith("v") and tag != "vn" else "n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    entries = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            word, frequency, tag = line.split()
            entries[word] = int(frequency), tag
    total = sum(frequency for frequency, _ in entries.values())
    wrong = []
    rows = table.read("words")[2]
    for word, cost, kind in rows:
        if word not in entries:
            wrong.append(f"words.tsv: {word} is not jieba's")
            continue
        frequency, tag = entries[word]
        made = [str(round(-10 * math.log(frequency / total))), merged(tag)]
        if made != [cost, kind]:
            wrong.append(f"words.tsv: {word} committed {cost} {kind}, made {' '.join(made)} ({tag})")

    # Traditional words of jieba's count for their simplified characters.
    simplified = {row[0]: row[1] for row in table.read("opencc_characters")[2]}
    counts = Counter()
    for word, (frequency, _) in entries.items():
        for character in word:
            counts[simplified.get(character, character)] += frequency
    characters = table.read("common_characters")[2]
    total = sum(counts.values())
    for character, cost in characters:
        made = round(-10 * math.log(counts[character] / total)) if counts[character] else None
        if made is None or abs(made - int(cost)) > 1:
            wrong.append(f"common_characters.tsv: {character} committed {cost}, made {made}")
    print(f"{len(rows)} words, {len(characters)} characters compared", file=sys.stderr)
    for line in wrong[:20]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
