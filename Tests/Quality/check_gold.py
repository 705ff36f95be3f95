#!/usr/bin/env python3
"""Check hand-made facts against the pages they were written for.

    check_gold.py [GOLD_FOLDER PAGES_FOLDER]...   (default: every folder of pages/ beside this file)

For each page: the file has its facts and the facts their file; identifiers are unique and every link
points to one; codes are those of the data model, dates are dates; at least one accepted name of each
partner and project, every quote (15 characters at most), every amount, the title and the publisher stand
on the page, after simplification. Then the facts are written as tables and scored against themselves:
every figure of score.py must be 1. Messages name the page and the item, never their words, so that
they can be read by people who must not know the held-out pages. Standard library only. Exit status 1
when there is a fault, 2 when there is nothing to check.
"""
import csv
import html
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = HERE.parent.parent / "Sources" / "CLexicons" / "data"
CODES = {
    "partner": "company university research_institute government park association fund other",
    "status": "planned signed under_construction completed in_production operating",
    "project role": "developer operator tenant host partner",
    "investment": "total completed signed fund startup registered financing loan subsidy other",
    "scope": "project aggregate fund company region",
    "qualifier": "exact about over under up_to",
    "event": "signing cooperation unveiling groundbreaking completion production opening meeting visit contest acquisition other",
    "event role": "signatory organizer host participant subject acquirer",
    "metric": "land_area floor_area capacity annual_output revenue jobs headcount housing_units project_count"
              " company_count length duration_days share growth other",
}
CODES = {name: set(words.split()) for name, words in CODES.items()}
DATE = re.compile(r"\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?")


def rows(name):
    lines = (WORDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


class Simplifier:
    def __init__(self):
        self.phrases = {row[0]: row[1] for name in ("opencc_phrases", "opencc_characters") for row in reversed(rows(name)) if row[1]}
        self.longest = max(map(len, self.phrases))

    def __call__(self, text):
        out, at = [], 0
        while at < len(text):
            size = next((n for n in range(min(self.longest, len(text) - at), 0, -1) if text[at:at + n] in self.phrases), 0)
            out.append(self.phrases[text[at:at + size]] if size else text[at])
            at += size or 1
        return "".join(out)


def page_text(path):
    """The page as text; tags within a line are taken out, the others become line breaks."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    if path.suffix == ".html":
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.S | re.I)
        text = re.sub(r"</?(a|b|em|font|i|s|small|span|strong|u)\b[^>]*>", "", text, flags=re.I)
        text = html.unescape(re.sub(r"<[^>]*>", "\n", text))
    return text


def fold(text, simplify):
    """What never distinguishes two texts is folded; blanks, line breaks and quotation marks go."""
    text = unicodedata.normalize("NFKC", simplify(text)).lower()
    return re.sub(r"[\s“”\"'‘’「」『』《》·•\-—–]", "", text)


DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def chinese(text):
    text, _, decimals = text.partition("点")
    total = part = 0
    for c in text:
        if c in "十百千":
            total += (part or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            part = 0
        else:
            part = DIGITS[c]
    return total + part + (float("0." + "".join(str(DIGITS[c]) for c in decimals)) if decimals else 0)


def amounts(text):
    """Every value that a number on the page can stand for, in whole units."""
    scales = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10,
              "千亿": 10**11, "万亿": 10**12}
    text = re.sub(r"(?<=\d)\s+(?=\d)", "|", unicodedata.normalize("NFKC", text))
    text, found = re.sub(r"[\s,]", "", text), set()
    header = {"万": 10**4, "亿": 10**8}
    headers = [header[x] for x in set(re.findall(r"(?:单位[::]?|[((])(?:人民币)?([万亿])元", text))]
    for digits, hanzi, scale in re.findall(
            r"(\d+(?:\.\d+)?|)([零〇一二两三四五六七八九十百千]*(?:点[零〇一二三四五六七八九]+)?)个?(万亿|千亿|百亿|千万|百万|亿|万|千|)(?![\d.])", text):
        if not (digits or hanzi or scale):
            continue
        value = float(digits) if digits else chinese(hanzi) if hanzi else 1
        found.add(round(value * scales[scale], 2))
        if digits and not scale:
            found.update(round(value * h, 2) for h in headers)
    number = r"(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)"
    for high, low, thousand in re.findall(number + "个?亿" + number + "(千?)万", text):
        parts = [float(x) if x[0].isdigit() else chinese(x) for x in (high, low)]
        found.add(round(parts[0] * 10**8 + parts[1] * (10**7 if thousand else 10**4), 2))
    return found


def check_page(gold, path, simplify):
    raw = page_text(path)
    text = fold(raw, simplify)
    fold_ = lambda x: fold(x, simplify)
    faults, said = [], lambda x: bool(x) and fold_(x) in text

    def fault(item, words):
        faults.append(f"{gold['doc']}: {item}: {words}")

    for field in ("title", "publisher"):
        if gold[field] is not None and not said(gold[field]):
            fault(field, "does not stand on the page")
    if gold["published"] is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", gold["published"]):
        fault("published", "is no day")
    for table, code in (("partners", "partner"), ("projects", None)):
        ids = [x["id"] for x in gold[table]]
        if len(ids) != len(set(ids)):
            fault(table, "an identifier is used twice")
        for x in gold[table]:
            if not any(map(said, x["names"])):
                fault(x["id"], "no accepted name stands on the page")
            if any(name != simplify(name) or not name.strip() for name in x["names"]):
                fault(x["id"], "a name is not in simplified characters")
            if code and not {x["kind"], *x.get("alt_kinds", [])} <= CODES[code]:
                fault(x["id"], "unknown kind")
    partners, projects = ({x["id"] for x in gold[t]} for t in ("partners", "projects"))
    for x in gold["projects"]:
        if not {x["status"], *x.get("alt_status", [])} <= CODES["status"] | {None}:
            fault(x["id"], "unknown status")
        for place in [x["place"], *x.get("alt_places", [])]:
            if place is not None and not re.fullmatch(r"[A-Z]{2}", place) and place not in check_page.divisions:
                fault(x["id"], f"{place} is no division")
        for partner, role in x["partners"]:
            if partner not in partners or role not in CODES["project role"]:
                fault(x["id"], f"bad link {partner} {role}")
    values = amounts(simplify(raw))
    for n, x in enumerate(gold["investments"], 1):
        item = f"investment {n}"
        for key in ("amount", "amount_max"):
            if key in x and round(float(x[key]), 2) not in values:
                fault(item, "the amount does not stand on the page")
        if not {x["kind"], *x.get("alt_kinds", [])} <= CODES["investment"] or x["scope"] not in CODES["scope"] \
                or x["qualifier"] not in CODES["qualifier"] or not re.fullmatch("[A-Z]{3}", x["currency"]):
            fault(item, "unknown code")
        if x["project"] is not None and x["project"] not in projects:
            fault(item, "unknown project")
    for n, x in enumerate(gold["events"], 1):
        item = f"event {n}"
        if not said(x["quote"]) or len(x["quote"]) > 15:
            fault(item, "the quote does not stand on the page, or is longer than 15 characters")
        if not {x["kind"], *x.get("alt_kinds", [])} <= CODES["event"]:
            fault(item, "unknown kind")
        if any(d is not None and not DATE.fullmatch(d) for d in [x["date"], x["end"], *x.get("alt_dates", [])]):
            fault(item, "bad date")
        if any(p not in partners or r not in CODES["event role"] for p, r in x["partners"]) or not set(x["projects"]) <= projects:
            fault(item, "bad link")
        if x["need"] and x["date"] is None and not x["partners"] and not x["projects"]:
            fault(item, "is needed without a date, partner or project")
    for n, x in enumerate(gold["metrics"], 1):
        if x["kind"] not in CODES["metric"] or x["qualifier"] not in CODES["qualifier"]:
            fault(f"metric {n}", "unknown code")
        if re.fullmatch(r"[pj]\d+", x["subject"]) and x["subject"] not in partners | projects:
            fault(f"metric {n}", "unknown subject")
    return faults


def write_tables(golds, folder):
    """The needed facts as the tables that a faultless run would publish."""
    tables = {name: [] for name in ("articles", "evidence", "partners", "projects", "investments", "events",
                                    "metrics", "project_partners", "event_partners", "event_projects")}
    for gold in golds:
        page = gold["doc"]
        tables["articles"].append({"article_id": page, "source": page})

        def add(table, key, row, number, quote=""):
            row[key] = f"{page}/{number}"
            tables[table].append(row)
            tables["evidence"].append({"table_name": table, "row_id": row[key], "article_id": page, "quote": quote})
            return row[key]

        for table, key in (("partners", "partner_id"), ("projects", "project_id")):
            for x in gold[table]:
                row = {"name": x["names"][0], "aliases": ";".join(x["names"][1:]), "kind": x.get("kind"),
                       "status": x.get("status"), "division_code": x.get("place")}
                add(table, key, row, x["id"])
        for x in gold["projects"]:
            for partner, role in x["partners"]:
                tables["project_partners"].append({"project_id": f"{page}/{x['id']}", "partner_id": f"{page}/{partner}", "role": role})
        for n, x in enumerate(gold["investments"]):
            project = x["project"] and f"{page}/{x['project']}"
            add("investments", "investment_id", {k: x[k] for k in ("amount", "currency", "kind", "scope", "qualifier")} | {"project_id": project}, n)
        for n, x in enumerate(gold["events"]):
            date = x["date"] or ""
            quarter = re.fullmatch(r"(\d{4})-Q(\d)", date)
            start = f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02}-01" if quarter else date + "-01-01"[len(date) - 4:] if date else ""
            precision = "quarter" if quarter else {4: "year", 7: "month", 10: "day"}.get(len(date), "")
            event = add("events", "event_id", {"kind": x["kind"], "start_on": start, "date_precision": precision, "title": x["quote"]}, n, x["quote"])
            for partner, role in x["partners"]:
                tables["event_partners"].append({"event_id": event, "partner_id": f"{page}/{partner}", "role": role})
            for project in x["projects"]:
                tables["event_projects"].append({"event_id": event, "project_id": f"{page}/{project}"})
        for n, x in enumerate(gold["metrics"]):
            add("metrics", "metric_id", {"kind": x["kind"], "value": x["value"], "unit": x["unit"]}, n)
    for name, table in tables.items():
        columns = list(dict.fromkeys(key for row in table for key in row)) or ["article_id"]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(table)


def main():
    folders = [Path(x) for x in sys.argv[1:]]
    if not folders:
        folders = [HERE / kind / half for half in sorted(x.name for x in (HERE / "pages").iterdir() if x.is_dir()) for kind in ("gold", "pages")]
    if len(folders) % 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    simplify, faults = Simplifier(), []
    check_page.divisions = {row[0] for row in rows("divisions")}
    for gold_folder, pages_folder in zip(folders[::2], folders[1::2]):
        golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold_folder.glob("*.json"))]
        pages = {path.name for path in pages_folder.glob("*") if path.suffix in (".txt", ".html")}
        if not golds:
            print(f"check_gold: no facts in {gold_folder}", file=sys.stderr)
            sys.exit(2)
        docs = [gold["doc"] for gold in golds]
        for doc in sorted(pages ^ set(docs)):
            faults.append(f"{doc}: {'no facts' if doc in pages else 'no page'}")
        if len(docs) != len(set(docs)):
            faults.append(f"{gold_folder.name}: a page has two files of facts")
        for gold in golds:
            if gold["doc"] in pages:
                faults += check_page(gold, pages_folder / gold["doc"], simplify)
        with tempfile.TemporaryDirectory() as scratch:
            write_tables(golds, Path(scratch))
            run = subprocess.run([sys.executable, str(HERE / "score.py"), scratch, str(gold_folder), "--json"],
                                 capture_output=True, text=True)
        if run.returncode:
            faults.append(f"{gold_folder.name}: score.py: {run.stderr.strip()}")
            continue
        for table, figures in json.loads(run.stdout)["tables"].items():
            if figures["missed"] or figures["spurious"]:
                faults.append(f"{gold_folder.name}: {table} against itself: F1 {figures['f1']}")
        print(f"{gold_folder.name}: {len(golds)} pages")
    for fault in faults:
        print("FAULT", fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
