#!/usr/bin/env python3
"""Read made-up HTML, well formed and broken, and compare the visible text with html5lib's.

    check_html.py PROGRAM [PAGES]

Every piece of text is a word of its own. Compared are the words that a page shows, and their order where no table
moves text about. html5lib builds the tree that browsers build (HTML standard, §13.2). What browsers lose and
winnow keeps on purpose (text behind comments, scripts and values that never end) is left out here and held by
MalformedHTMLTests. Exit status 1 on any difference.
"""
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import html5lib

program = sys.argv[1]
count = int(sys.argv[2]) if len(sys.argv) > 2 else 600

BLOCKS = ["div", "p", "section", "article", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "dl", "dt", "dd",
          "pre", "form", "fieldset", "center", "address", "main", "header", "footer", "nav", "aside"]
INLINE = ["b", "i", "em", "strong", "span", "a href=x", "font color=red", "u", "small", "sup", "code", "label", "nobr"]
TABLE = ["table", "tr", "td", "th", "tbody", "thead", "caption"]
VOID = ["<br>", "<hr>", "<img src=a.png>", "<br/>", "<input>", "<wbr>", "<meta name=a content=b>"]
WHOLE = ["<!-- 注 -->", "<!--->", "<script>var a = '<p>x</p>';</script>", "<style>p{color:red}</style>", "<!doctype html>",
         "<?pi?>", "</unknown>", "<o:p>", "</o:p>", "</br>"]
REFERENCES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&copy;": "©", "&#20013;": "中", "&#x4E2D;": "中",
              "&middot;": "·", "&ldquo;": "“", "&mdash;": "—", "&yen;": "¥", "&#8364;": "€", "&#128;": "€", "&hellip;": "…"}


def page(dice):
    """Markup and whether a table may move its text."""
    parts, has_table, number, open_tags = [], False, 0, []
    kind = dice.choice(["tame", "wild", "table"])
    for _ in range(dice.randint(4, 30)):
        draw = dice.random()
        if draw < 0.4:
            number += 1
            word = f"词{number}末"
            if dice.random() < 0.2:
                word += dice.choice(list(REFERENCES)) + f"续{number}末"
            parts.append(word)
        elif draw < 0.7:
            names = BLOCKS + INLINE + (TABLE if kind == "table" else [])
            name = dice.choice(names)
            has_table = has_table or name in TABLE
            parts.append(f"<{name}>")
            open_tags.append(name.split()[0])
        elif draw < 0.9 and open_tags:
            at = -1 if kind == "tame" else dice.randrange(len(open_tags))
            parts.append(f"</{open_tags.pop(at)}>")
        else:
            parts.append(dice.choice(VOID + WHOLE))
    return "".join(parts), has_table


def shown(element, words):
    name = element.tag if isinstance(element.tag, str) else ""
    if name.split("}")[-1] in ("script", "style", "template", "title", "noscript"):
        return
    if name and element.text:
        words.append(element.text)
    for child in element:
        shown(child, words)
        if child.tail:
            words.append(child.tail)


def words(text):
    return re.findall(r"[词续]\d+末", "".join(text))


def signs(text):
    return sorted(re.sub(r"\s|[词续]\d+末", "", "".join(text)))


def main():
    dice = random.Random(20230419)
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        pages = {}
        for number in range(count):
            markup, has_table = page(dice)
            path = Path(scratch) / f"{number}.html"
            path.write_text("<html><body>" + markup, encoding="utf-8")
            pages[str(path)] = (markup, has_table)
        run = subprocess.run([program, "preview", *pages, "--stage", "extract", "--format", "json"],
                             capture_output=True, check=True)
        found = {page["source"]: [block["text"] for block in page["blocks"]] for page in json.loads(run.stdout)}
    for path, (markup, has_table) in pages.items():
        tree = html5lib.parse("<html><body>" + markup, treebuilder="etree", namespaceHTMLElements=False)
        wanted = []
        shown(tree, wanted)
        have = found.get(path, [])
        order = (lambda x: sorted(x)) if has_table else (lambda x: x)
        if order(words(have)) != order(words(wanted)) or signs(have) != signs(wanted):
            failures += 1
            if failures <= 10:
                print(f"FAIL {markup}\n  have {' | '.join(have)}\n  want {''.join(wanted)!r}")
    print(f"{count} pages, {failures} of them differ from html5lib's")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
