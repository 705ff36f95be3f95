#!/usr/bin/env python3
"""Power failures, simulated: every call of a run on its output folder is recorded; then, for each moment of the run, disks
are made up that have what was synced and any part of what was not.

    power_loss.py PROGRAM [--short]

What POSIX allows and no more is lost: bytes of a file until the file is synced (all, the last ones, any, the last write
in half), and names in a folder until the folder is synced (from the last one on, or any). On each of these disks `current`
is the run before or the new one, all its files have the hashes of the manifest, and all other finished runs are whole; after
the end of the run it is the new one. On a sample of the disks the next run is made."""
import hashlib
import os
import shutil
import sys
from pathlib import Path

from harness import Broken, Workplace, check_run, current, leftovers, published, report, rng, settle


class File:
    def __init__(self, content=b""):
        self.durable, self.content, self.pending = content, content, []

    def apply(self, content, change):
        kind, offset, data = change
        if kind == "truncate":
            return content[:offset].ljust(offset, b"\0")
        content = content.ljust(offset, b"\0")
        return content[:offset] + data + content[offset + len(data):]

    def change(self, *change):
        self.pending.append(change)
        self.content = self.apply(self.content, change)

    def sync(self):
        self.durable, self.pending = self.content, []

    def left(self, kept):
        """The bytes on the disk if the changes `kept` have reached it."""
        if len(kept) == len(self.pending) and all(a is b for a, b in zip(kept, self.pending)):
            return self.content
        content = self.durable
        for change in kept:
            content = self.apply(content, change)
        return content


class Folder:
    def __init__(self):
        self.durable, self.names, self.pending = {}, {}, []

    def change(self, *change):
        """(name, node or None, old name or None): one step of the journal."""
        self.pending.append(change)
        self.apply(self.names, change)

    @staticmethod
    def apply(names, change):
        name, node, old = change
        if old is not None:
            names.pop(old, None)
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node

    def sync(self):
        self.durable, self.pending = dict(self.names), []

    def left(self, kept):
        names = dict(self.durable)
        for change in kept:
            self.apply(names, change)
        return names


class Link(str):
    pass


class Disk:
    """The folder that holds the output folder, from the recorded calls."""

    def __init__(self, top, output):
        self.top, self.root, self.open = top, Folder(), {}
        if output.exists():
            self.root.names[output.name] = self.load(output)
            self.root.sync()

    def load(self, path):
        if path.is_symlink():
            return Link(os.readlink(path))
        if path.is_file():
            return File(path.read_bytes())
        folder = Folder()
        folder.names = {below.name: self.load(below) for below in path.iterdir()}
        folder.sync()
        return folder

    def parent(self, path):
        parts = Path(path).relative_to(self.top).parts
        folder = self.root
        for part in parts[:-1]:
            folder = folder.names.get(part, Folder())
        return folder, parts[-1] if parts else None

    def do(self, op, one, two, text, data):
        if op == "open":
            folder, name = self.parent(text)
            if name and name not in folder.names and not two & 2:
                return  # A page or the configuration, which are only read.
            if two & 2:
                folder.change(name, File(), None)
            node = folder.names[name] if name else self.root
            self.open[one] = node
            if two & 1 and not two & 2 and node.content:
                node.change("truncate", 0, b"")
        elif op == "write":
            self.open[one].change("write", two, data)
        elif op == "truncate":
            self.open[one].change("truncate", two, b"")
        elif op == "sync":
            self.open[one].sync()
        elif op == "mkdir":
            folder, name = self.parent(text)
            folder.change(name, Folder(), None)
        elif op in ("rmdir", "unlink"):
            folder, name = self.parent(text)
            folder.change(name, None, None)
        elif op == "symlink":
            folder, name = self.parent(text)
            folder.change(name, Link(data.decode()), None)
        elif op == "rename":
            folder, old = self.parent(text)
            other, name = self.parent(data.decode())
            if other is not folder:
                raise Broken(f"a rename from folder to folder: {text}")
            folder.change(name, folder.names[old], old)
        else:
            raise Broken(f"unknown call {op}")

    def left(self, lose):
        """Names and bytes after a power failure; `lose(node)` are the pending changes of a node that were kept."""
        def walk(node):
            if isinstance(node, Link):
                return node
            if isinstance(node, File):
                return node.left(lose(node)) if node.pending else node.content
            return {name: walk(below) for name, below in node.left(lose(node)).items()}
        return walk(self.root)


def losses(random, count):
    """Ways of losing what was not synced."""
    def names_only(node): return node.pending if isinstance(node, Folder) else []
    def bytes_only(node): return node.pending if isinstance(node, File) else []
    yield lambda node: []
    yield lambda node: node.pending
    yield names_only
    yield bytes_only
    for number in range(count):
        def some(node, ordered=number % 2 == 0):
            if ordered or not node.pending:
                kept = node.pending[:random.randint(0, len(node.pending))]
            else:
                kept = [change for change in node.pending if random.random() < 0.5]
            if isinstance(node, File) and kept and kept[-1][0] == "write" and random.random() < 0.5:
                kind, offset, data = kept[-1]
                kept = kept[:-1] + [(kind, offset, data[:len(data) // 2])]
            return kept
        yield some


def calls(path):
    data = path.read_bytes()
    position = 0
    while position < len(data):
        end = data.index(b"\n", position)
        op, one, two, text, size = data[position:end].split(b" ")
        text, size = int(text), int(size)
        name = data[end + 1:end + 1 + text].decode()
        yield op.decode(), int(one), int(two), name, data[end + 1 + text:end + 1 + text + size]
        position = end + 1 + text + size + 1


def flat(tree, prefix=""):
    for name, below in tree.items():
        if isinstance(below, dict):
            yield from flat(below, prefix + name + "/")
        else:
            yield prefix + name, below


whole = set()


def check(tree, output, allowed):
    out = tree.get(output, {})
    link = out.get("current")
    name = link.split("/")[-1] if link is not None else None
    if name not in allowed:
        raise Broken(f"current is {name}, not one of {allowed}")
    runs = out.get("runs", {})
    if name is not None and name not in runs:
        raise Broken("current leads nowhere")
    for run, contents in runs.items():
        if run.startswith("."):
            continue
        contents = dict(flat(contents))
        # Nearly all disks hold the same bytes: they are hashed once.
        key = hashlib.blake2b(repr(sorted((n, hash(b)) for n, b in contents.items() if n != "run_results.json")).encode()).digest()
        if key not in whole:
            try:
                check_run(contents)
            except Broken as error:
                raise Broken(f"{run}: {error}") from None
            whole.add(key)


def make(tree, folder):
    for name, below in tree.items():
        if isinstance(below, dict):
            (folder / name).mkdir(exist_ok=True)
            make(below, folder / name)
        elif isinstance(below, Link):
            os.symlink(below, folder / name)
        else:
            (folder / name).write_bytes(below)


def simulate(place, saved, before, *, variants, step, sample, random):
    place.restore(saved)
    log = place.folder / "log"
    log.unlink(missing_ok=True)
    disk = Disk(place.folder, place.output)
    place.expect(0, LOG=log, ROOT=place.folder)
    after, expected = current(place.output), published(place.output)
    recorded = list(calls(log))
    states = made = 0
    for at in range(len(recorded) + 1):
        if at:
            disk.do(*recorded[at - 1])
        is_end = at == len(recorded)
        if at % step and not is_end:
            continue
        for number, lose in enumerate(losses(random, variants)):
            tree = disk.left(lose)
            what = f"after call {at} of {len(recorded)} ({' '.join(map(str, recorded[at - 1][:4])) if at else 'none'}), loss {number}"
            try:
                check(tree, place.output.name, [after] if is_end else [before, after])
                states += 1
                if random.random() < sample:
                    shutil.rmtree(place.output, ignore_errors=True)
                    make(tree, place.folder)
                    place.expect(0)
                    if published(place.output) != expected:
                        raise Broken("the next run has other bytes")
                    if left := leftovers(place.output):
                        raise Broken(f"left behind: {left}")
                    made += 1
            except Broken as error:
                raise Broken(f"{what}: {error}") from None
    return states, made


def main():
    program, short = sys.argv[1], "--short" in sys.argv
    states = made = 0
    random = rng("power")
    for kind in ["first", "incremental"]:
        with Workplace(program, pages=3, keep_runs=2) as place:
            before, saved = None, None
            if kind == "incremental":
                before, saved = place.after_runs()
                settle()
            some = simulate(
                place, saved, before, variants=(2 if short else 12), step=(7 if short else 1),
                sample=(0.004 if short else 0.01), random=random)
            states, made = states + some[0], made + some[1]
    report("power failures", disks=states, of_them_used_by_a_next_run=made)


if __name__ == "__main__":
    try:
        main()
    except Broken as error:
        sys.exit(f"power failures: {error}")
