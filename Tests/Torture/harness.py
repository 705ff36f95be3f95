"""What the drivers of this folder share: the shim, a workplace with pages, runs of the program, and the promises
that an output folder has to keep whatever has happened. Standard library only."""
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENERATOR = HERE.parents[1] / "Benchmarks" / "generate_pages.py"

CITIES = ["无锡市", "苏州市", "合肥市", "成都市", "武汉市"]
NAMES = ["云岭远拓", "江海鼎材", "青泽晟芯", "丹河博图", "望湖启航", "金渡朗维"]


class Broken(Exception):
    """A promise that was not kept."""


def page(rng):
    """A short page with facts; each is different."""
    number, amount = rng.randrange(10**6), rng.randrange(2, 90)
    company = f"{rng.choice(NAMES)}{number}科技有限公司"
    city = rng.choice(CITIES)
    return (
        f"{company}产业园在{city}开工\n2024年3月6日 来源:云岭日报\n"
        f"2024年3月5日,{company}投资建设的第{number}产业园在{city}正式开工,总投资{amount}亿元,占地面积约{amount * 10}亩。\n"
        f"据介绍,该项目由{company}牵头,将建设研发中心和生产基地,计划于2026年建成投产,预计年产值{amount * 2}亿元。\n"
    )


class Workplace:
    """A folder with pages, a configuration and an output folder."""

    def __init__(self, program, pages=6, keep_runs=3, sinks=None):
        self.program = str(Path(program).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="winnow-torture-"))
        self.shim = self.folder / "shim.so"
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", self.shim, HERE / "shim.c", "-ldl", "-lpthread"], check=True)
        self.output = self.folder / "out"
        self.source = self.folder / "in"
        self.source.mkdir()
        load = {"output": "out", "keep_runs": keep_runs}
        if sinks:
            load["sinks"] = sinks
        self.configuration = self.folder / "pipeline.json"
        self.configuration.write_text(json.dumps({
            "version": 1, "extract": {"sources": [{"name": "pages", "path": "in/**/*"}]}, "load": load}))
        if pages:
            subprocess.run([sys.executable, GENERATOR, str(pages), self.source], check=True, stdout=subprocess.DEVNULL)
        self.counted = self.folder / "calls"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *more, supervised=False):
        alone = [] if supervised else ["--single-process"]
        return [self.program, "run", str(self.configuration), "--workers", "1", *alone, *more]

    def environment(self, **shim):
        values = {"SHIM_" + name: str(value) for name, value in shim.items() if value is not None}
        return {**os.environ, "SWIFT_BACKTRACE": "enable=no", "LD_PRELOAD": str(self.shim),
                "SHIM_ROOT": str(self.output), **values}

    def run(self, *more, supervised=False, **shim):
        """Exit code (negative: signal) and what was written to stderr."""
        done = subprocess.run(
            self.command(*more, supervised=supervised), env=self.environment(**shim), capture_output=True, text=True, timeout=600)
        return done.returncode, done.stderr

    def expect(self, code, *more, **shim):
        got, errors = self.run(*more, **shim)
        if got != code:
            raise Broken(f"exit code {got} instead of {code}: {errors}")

    def calls(self, *more, **shim):
        """How many calls an undisturbed run makes."""
        self.expect(0, *more, COUNT=self.counted, **shim)
        return int(self.counted.read_text())

    def restore(self, saved):
        """The output folder as it was saved, times included."""
        shutil.rmtree(self.output, ignore_errors=True)
        if saved is not None:
            subprocess.run(["cp", "-a", saved, self.output], check=True)

    def save(self, name):
        saved = self.folder / name
        shutil.rmtree(saved, ignore_errors=True)
        subprocess.run(["cp", "-a", self.output, saved], check=True)
        return saved

    def after_runs(self):
        """Two runs over a page that changes, then a third change of it that no run has seen: the name of the
        published run and the saved state. The caller may change more, and settles."""
        for change in range(2):
            (self.source / "more.txt").write_text(f"云岭远拓{change}有限公司在无锡市签约,总投资{change + 2}亿元。\n")
            self.expect(0)
        before, saved = current(self.output), self.save("saved")
        (self.source / "more.txt").write_text("江海鼎材有限公司在苏州市签约,总投资9亿元,占地90亩。\n")
        return before, saved


def settle():
    """A run trusts times of files only when they are two seconds old."""
    time.sleep(2.1)


def current(output):
    """The name of the published run, or None."""
    try:
        return os.readlink(output / "current").split("/")[-1]
    except FileNotFoundError:
        return None


def files(folder):
    """Bytes of all files below a folder that are a function of the input."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "run_results.json"}


def check_run(contents):
    """Raises if the files of a run, by their names, are not those of its manifest."""
    if "manifest.json" not in contents:
        raise Broken("a run without a manifest")
    try:
        manifest = json.loads(contents["manifest.json"])
    except ValueError as error:
        raise Broken(f"a manifest that is torn: {error}") from None
    for told in manifest["files"]:
        bytes_ = contents.get(told["path"])
        if bytes_ is None:
            raise Broken(f"{told['path']} is missing")
        if hashlib.sha256(bytes_).hexdigest() != told["sha256"].removeprefix("sha256:"):
            raise Broken(f"{told['path']} is not the one of the manifest")
    if hashlib.sha256(contents.get("inputs.tsv", b"")).hexdigest() != manifest["inputs"]["sha256"].removeprefix("sha256:"):
        raise Broken("inputs.tsv is not the one of the manifest")


def check_output(output, allowed):
    """Raises unless `current` is one of the allowed runs and every finished run is whole."""
    name = current(output)
    if name not in allowed:
        raise Broken(f"current is {name}, not one of {sorted(map(str, allowed))}")
    runs = output / "runs"
    for run in sorted(runs.iterdir()) if runs.is_dir() else []:
        if not run.name.startswith("."):
            try:
                check_run(files(run))
            except Broken as error:
                raise Broken(f"{run.name}: {error}") from None


def leftovers(output):
    """What a finished run must not leave."""
    found = [path.name for path in output.iterdir() if path.name.endswith(".new")]
    found += [path.name for path in (output / "runs").iterdir() if path.name.startswith(".")]
    found += [path.name for path in (output / ".state").iterdir() if path.name == "running.json"]
    return found


def published(output):
    return files(output / "current")


def report(name, **figures):
    print(f"{name}: " + ", ".join(f"{value} {key.replace('_', ' ')}" for key, value in figures.items()), flush=True)


def amount(short, full):
    """How many cases: `--short`, all, or `--cases N`."""
    if "--cases" in sys.argv:
        return int(sys.argv[sys.argv.index("--cases") + 1])
    return short if "--short" in sys.argv else full


def rng(seed):
    return random.Random(f"winnow/{seed}")
