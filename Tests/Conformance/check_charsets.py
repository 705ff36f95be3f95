#!/usr/bin/env python3
"""Read pages in every charset that Chinese pages come in, and compare with what Python's codecs read.

    check_charsets.py PROGRAM

Own texts in simplified and traditional script, as text and as HTML, with and without a byte order mark, with the
right declaration, none, and wrong ones; then every character of GB18030's two-byte part and of Big5-HKSCS. Exit
status 1 if a charset is told wrongly or a character differs.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

program = sys.argv[1]
failures = 0

SIMPLIFIED = [
    "云岭市高新区昨天与七家电池企业集中签约，项目协议总投资65亿元，将建设电芯、隔膜和回收三类工厂。",
    "“从第一次见面到签约只用了三个月。”一位参加签约的企业负责人说，新区把土地、能耗和人才公寓一次谈清。",
    "据介绍，首批三个项目的厂房已经封顶，设备将在年底前进场，全部达产后预计年产值超过120亿元。",
]
TRADITIONAL = [
    "雲嶺市高新區昨天與七家電池企業集中簽約，項目協議總投資65億元，將建設電芯、隔膜和回收三類工廠。",
    "一位參加簽約的企業負責人說，新區把土地、能耗和人才公寓一次談清，省去了來回奔波的時間。",
    "據介紹，首批三個項目的廠房已經封頂，設備將在年底前進場，全部達產後預計年產值超過120億元。",
]
ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-be-bom": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "utf-32": "UTF-32", "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030",
    "big5": "Big5-HKSCS", "big5hkscs": "Big5-HKSCS",
}
DECLARED = [None, "utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "utf-16", "no-such-charset"]


def fail(what):
    global failures
    failures += 1
    if failures <= 20:
        print("FAIL", what)


def encoded(text, encoding):
    if encoding == "utf-16-be-bom":
        return b"\xfe\xff" + text.encode("utf-16-be")
    return text.encode(encoding)


def preview(paths):
    run = subprocess.run([program, "preview", *map(str, paths), "--stage", "extract", "--format", "json"],
                         capture_output=True, check=True)
    return {page["source"]: page for page in json.loads(run.stdout)}


def flat(lines):
    return "".join("".join(lines).split())


def pages(folder):
    """Path, lines and charset of every page."""
    for encoding, charset in ENCODINGS.items():
        for script, lines in (("hans", SIMPLIFIED), ("hant", TRADITIONAL)):
            try:
                encoded("".join(lines), encoding)
            except UnicodeEncodeError:
                continue
            for count in (1, 3):
                told = lines[:count]
                path = folder / f"{encoding}-{script}-{count}.txt"
                path.write_bytes(encoded("\n".join(told) + "\n", encoding))
                yield path, told, charset
                for declared in DECLARED:
                    if count == 3 and declared not in (None, "utf-8", "gb2312"):
                        continue
                    meta = f'<meta charset="{declared}">' if declared else ""
                    page = f"<!doctype html><html><head>{meta}</head><body>" + "".join(f"<p>{x}</p>\n" for x in told)
                    path = folder / f"{encoding}-{script}-{count}-{declared}.html"
                    path.write_bytes(encoded(page + "</body></html>", encoding))
                    yield path, told, charset


def check_pages(folder):
    wanted = list(pages(folder))
    found = preview([path for path, _, _ in wanted])
    for path, lines, charset in wanted:
        page = found.get(str(path))
        if page is None:
            fail(f"{path.name}: no page")
            continue
        if not page["charset"].startswith(charset):
            fail(f"{path.name}: {page['charset']} instead of {charset}")
        if flat(block["text"] for block in page["blocks"]) != flat(lines):
            fail(f"{path.name}: {page['blocks'][0]['text'][:40] if page['blocks'] else 'nothing'}")
    print(f"{len(wanted)} pages in {len(ENCODINGS)} encodings")


def check_characters(folder, encoding, lines):
    """Every two-byte character, between prose of the same encoding that tells it."""
    prose = "".join(lines).encode(encoding)
    codes = []
    for lead in range(0x81, 0xFF):
        for trail in list(range(0x40, 0x7F)) + list(range(0x80, 0xFF)):
            raw = bytes([lead, trail])
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and (ord(text) < 0xE000 or ord(text) > 0xF8FF):
                codes.append((lead << 8 | trail, raw, text))
    path = folder / f"all-{encoding}.txt"
    path.write_bytes(prose + b"\n" + b"\n".join(b"x" + raw + b"x" for _, raw, _ in codes) + b"\n" + prose + b"\n")
    blocks = [block["text"] for block in preview([path])[str(path)]["blocks"]][1:-1]
    if len(blocks) != len(codes):
        fail(f"{encoding}: {len(blocks)} characters instead of {len(codes)}")
        return
    differ = [(code, text, block[1:-1]) for (code, _, text), block in zip(codes, blocks) if block[1:-1] != text]
    for code, text, block in differ:
        fail(f"{encoding} {code:04X}: {block!r} instead of {text!r}")
    print(f"{len(codes)} characters of {encoding}")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        check_pages(folder)
        check_characters(folder, "gb18030", SIMPLIFIED)
        check_characters(folder, "big5hkscs", TRADITIONAL)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
