#!/usr/bin/env python3
"""Time pages on their way to clean text in turn: winnow's two stages, and peers if they are installed.

    cleaning.py FOLDER CLEANING_BENCHMARK [ROUNDS]

Peers read HTML alone: trafilatura and resiliparse, `pip install trafilatura resiliparse`. Each round runs all of them
once, one after the other, so that what else the machine does meets them alike; the fastest round of each counts.
CPU seconds for each MB of pages, and a digest of the texts.
"""
import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path


def decoded(raw):
    for codec in ("utf-8-sig", "gb18030", "big5-hkscs"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            pass
    return raw.decode("gb18030", "replace")


def peers():
    """Name and function from a page's bytes to its text."""
    found = {}
    try:
        import trafilatura
        found["trafilatura"] = lambda raw: trafilatura.extract(raw, with_metadata=False)
        found["trafilatura, fast"] = lambda raw: trafilatura.extract(raw, fast=True)
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        found["resiliparse, main content"] = lambda raw: extract_plain_text(decoded(raw), main_content=True)
    except ImportError:
        pass
    return found


def timed(extract, pages):
    start = time.process_time()
    texts = [extract(page) or "" for page in pages]
    used = time.process_time() - start
    return used, hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:16]


def main():
    folder, program = Path(sys.argv[1]), sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    pages = [path.read_bytes() for path in sorted(folder.rglob("*.html"))]
    size = sum(map(len, pages)) / 1e6
    best, compared = {}, peers()
    for _ in range(rounds):
        told = subprocess.run([program, "--rounds", "1", str(folder)], capture_output=True, text=True, check=True)
        for kind, figure, digest in re.findall(r"^(\w+): .*together ([\d.]+) s/MB.* (\w+)$", told.stdout, re.M):
            best[f"winnow, {kind}"] = min(best.get(f"winnow, {kind}", (9e9, "")), (float(figure), digest))
        for name, extract in compared.items():
            used, digest = timed(extract, pages)
            best[name] = min(best.get(name, (9e9, "")), (used / max(size, 1e-9), digest))
    for name, (figure, digest) in best.items():
        print(f"{name:28} {figure:.4f} s/MB  {digest}")


if __name__ == "__main__":
    main()
