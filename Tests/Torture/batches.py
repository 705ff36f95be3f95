#!/usr/bin/env python3
"""Pages come in batches of any size, change and go, with a run after each batch; at the end all bytes are those of one
full run over what is there.

    batches.py PROGRAM [--short | --cases N]"""
import sys

from harness import Broken, Workplace, amount, page, published, report, rng


def main():
    program, short = sys.argv[1], "--short" in sys.argv
    cases = amount(8, 500)
    runs = 0
    with Workplace(program, pages=6 if short else 14) as place:
        generated = {path.name: path.read_bytes() for path in place.source.rglob("*") if path.is_file()}
        for case in range(cases):
            random = rng(f"batches/{case}")
            for path in place.source.iterdir():
                if path.is_file():
                    path.unlink()
                else:
                    for below in path.rglob("*"):
                        below.unlink()
                    path.rmdir()
            place.restore(None)
            coming = dict(random.sample(sorted(generated.items()), random.randint(2, len(generated))))
            for number in range(random.randint(0, 6)):
                coming[f"{number}.txt"] = page(random).encode()
            names = sorted(coming)
            random.shuffle(names)
            batches = random.randint(2, 2 if short else 5)
            for batch in range(batches):
                take = names if batch == batches - 1 else names[:random.randint(0, len(names))]
                names = names[len(take):]
                for name in take:
                    (place.source / name).write_bytes(coming[name])
                here = sorted(place.source.iterdir())
                for path in here:
                    deed = random.random()
                    if deed < 0.08 and len(here) > 2:
                        path.unlink()
                    elif deed < 0.16:
                        path.write_bytes(path.read_bytes() + page(random).encode())
                    elif deed < 0.2:
                        path.rename(path.with_name("moved-" + path.name))
                    elif deed < 0.24:
                        path.with_name("copy-" + path.name).write_bytes(path.read_bytes())
                    elif deed < 0.26:
                        path.write_bytes(b"")
                if not any(place.source.iterdir()):
                    (place.source / "last.txt").write_text(page(random))
                place.expect(0)
                runs += 1
            told = published(place.output)
            place.restore(None)
            place.expect(0, "--full")
            full = published(place.output)
            different = [name for name in sorted(full.keys() | told.keys()) if full.get(name) != told.get(name)]
            if different:
                raise Broken(f"case {case}: other bytes than a full run in {different}")
    report("batches", cases=cases, runs=runs, unlike_a_full_run=0)


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"batches: {error}")
