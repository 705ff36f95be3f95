#!/usr/bin/env python3
"""Check folding.tsv against the Unicode Character Database that Python carries (3.11: version 14.0.0).

    scripts/tables/unicode.py

Each row of kind `compatibility` must be its character's NFKC form in lower case, each of kind `case` its lower case.
Rows of kind `sign` are an own selection. Which characters have a row is an own selection too: those of scripts that
Chinese pages use; circled, raised and squared ones are left out, since ①2023 is not 12023. Unicode-3.0 licence.
"""
import sys
import unicodedata

import table

# Υ with hook is folded like ς and ϐ: to the letter itself, and 〸-like forms keep their last step to the program.
STEPS = 3


def folded(character):
    for _ in range(STEPS):
        character = unicodedata.normalize("NFKC", character)
        character = character.lower() if len(character.lower()) == 1 else character
    return character


def main():
    wrong = []
    rows = table.read("folding")[2]
    for character, form, kind in rows:
        if kind == "compatibility" and form not in (folded(character), unicodedata.normalize("NFKC", character)):
            wrong.append(f"{character} (U+{ord(character):04X}): committed {form}, Unicode {unicodedata.unidata_version} gives {folded(character)}")
        if kind == "case" and form != character.lower():
            wrong.append(f"{character}: committed {form}, Unicode gives {character.lower()}")
    print(f"{len(rows)} rows compared", file=sys.stderr)
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
