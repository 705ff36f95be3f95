#!/usr/bin/env python3
"""Read archives that warcio writes, and compare the pages found with those that warcio reads back.

    check_warc.py PROGRAM

Each archive is written twice, plain and with one gzip member a record. Checked: the records found are
those of warcio, at the same offsets, with the same addresses and the same charset family; the text of
each page is its body's. Exit status 1 on any difference.
"""
import gzip
import io
import json
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

program = sys.argv[1]
failures = 0


def fail(what):
    global failures
    failures += 1
    print("FAIL", what)


def body(number):
    lines = "".join(f"<p>第{number}号项目第{n}期总投资{number * n}亿元，占地{n}亩。</p>" for n in range(1, 30))
    return f"<html><head><title>第{number}号</title></head><body>{lines}</body></html>"


def chunked(data):
    parts = [data[at : at + 97] for at in range(0, len(data), 97)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


ENCODINGS = [
    ([], lambda data: data),
    ([("Transfer-Encoding", "chunked")], chunked),
    ([("Content-Encoding", "gzip")], gzip.compress),
    ([("Content-Encoding", "deflate")], zlib.compress),
    ([("Content-Encoding", "deflate")], raw_deflate),
    ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], lambda data: chunked(gzip.compress(data))),
]
CHARSETS = [("utf-8", "utf-8"), ("gbk", "gb18030"), ("big5", "big5-hkscs")]


def write(path, packed, version):
    pages = 0
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record("all.warc", {"software": "check_warc"}))
        for number in range(1, 61):
            fields, encode = ENCODINGS[number % len(ENCODINGS)]
            label, codec = CHARSETS[number % len(CHARSETS)]
            text = body(number).replace("总", "總") if label == "big5" else body(number)
            text = text.translate(str.maketrans("号项资亿亩", "號項資億畝")) if label == "big5" else text
            data = encode(text.encode(codec))
            status = "404 Not Found" if number % 13 == 0 else "200 OK"
            kind = "image/png" if number % 11 == 0 else f"text/html; charset={label}"
            head = StatusAndHeaders(status, [("Content-Type", kind)] + fields, protocol="HTTP/1.1")
            url = f"http://example.com/{number}"
            response = writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=head)
            ask = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.com")], is_http_request=True)
            request = writer.create_warc_record(url, "request", http_headers=ask)
            writer.write_request_response_pair(request, response)
            pages += status == "200 OK" and kind != "image/png"
            if number % 7 == 0:
                writer.write_record(writer.create_revisit_record(url, "sha1:A", url, "2026-11-01T00:00:00Z"))
    return pages


def expected(path):
    found = {}
    with open(path, "rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            if record.rec_type != "response" or not record.http_headers.get_statuscode().startswith("2"):
                continue
            kind = record.http_headers.get_header("Content-Type")
            if kind.startswith("text/html"):
                data = record.content_stream().read()
                codec = dict(CHARSETS)[kind.split("=")[1]]
                texts = re.findall("<p>(.*?)</p>", data.decode(codec))
                found[records.get_record_offset()] = (record.rec_headers.get_header("WARC-Target-URI"), texts)
    return found


with tempfile.TemporaryDirectory() as folder:
    for version in ["WARC/1.0", "WARC/1.1"]:
        for packed in [False, True]:
            path = Path(folder) / ("a.warc.gz" if packed else "a.warc")
            pages = write(path, packed, version)
            wanted = expected(path)
            run = subprocess.run(
                [program, "preview", str(path), "--stage", "extract", "--format", "json"], capture_output=True, check=True
            )
            got = {}
            for document in json.loads(run.stdout):
                offset = int(document["source"].rsplit("#", 1)[1])
                got[offset] = (document["url"], [b["text"] for b in document["blocks"] if b["text"].startswith("第")])
            if len(wanted) != pages or got != wanted:
                wrong = [at for at in sorted(set(wanted) | set(got)) if wanted.get(at) != got.get(at)]
                fail(f"{version} {path.name}: {len(got)} pages of {len(wanted)}, different at {wrong[:5]}")
            else:
                print(f"{version} {path.name}: {pages} pages at warcio's offsets, texts equal")
sys.exit(1 if failures else 0)
