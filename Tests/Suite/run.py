"""Runs single test methods of CPython's own suite, each as a program, under both sides."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from cutting import Cutter, Suite, Unresolved
from exclusions import reason_for, reason_for_name
from modules import Library

DEFAULT_FILES = """
gc weakref list dict set tuple scope class generators exceptions with raise super descr iter slice
dictviews named_expressions keywordonlyarg grammar bool int float enumerate range
""".split()

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def main():
    options = parse_options()
    folder = suite_folder(options.python)
    work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="suite-"))
    work.mkdir(parents=True, exist_ok=True)
    previous = read_results(work)
    results = dict(previous) if options.failed else {}
    for name in options.files or DEFAULT_FILES:
        results.update(run_file(name, folder, work, options, previous))
        write_results(work, results)
    names = options.files or DEFAULT_FILES
    report(results, names, options)
    if options.work is None:
        shutil.rmtree(work)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="test_NAME.py files by NAME; default: the core")
    parser.add_argument("--python", default="python3.11", help="the real interpreter")
    parser.add_argument("--runtime", default="cpython-3.11")
    parser.add_argument("--heapbook", default="heapbook", help="path of the program under test")
    parser.add_argument("--work", help="folder that keeps programs, outputs and results")
    parser.add_argument("--match", default="", help="only cases whose name has this in it")
    parser.add_argument("--failed", action="store_true", help="only cases not equal last time")
    parser.add_argument("--cut-only", action="store_true", help="write the programs, run none")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one program")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, metavar="N",
                        help="the N most frequent first differences")
    return parser.parse_args()


def suite_folder(python):
    """`Lib/test` of an interpreter, as it says itself."""
    command = [python, "-c", "import test; print(list(test.__path__)[0])"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return pathlib.Path(found.stdout.strip())


def run_file(name, folder, work, options, previous):
    """Cuts and runs the cases of one file: a verdict and a detail by case."""
    library = Library(folder)
    module = library.load(f"test.test_{name}")
    suite = Suite(library, module)
    target = work / f"test_{name}"
    target.mkdir(exist_ok=True)
    results, programs = {}, []
    for case in suite.cases():
        key = f"{name}.{case.name}"
        if options.match not in key:
            continue
        if options.failed and previous.get(key, ["", ""])[0] != "differs" \
                and previous.get(key, ["refused"])[0] not in ("refused", "timeout"):
            continue
        cutter = Cutter(suite, case)
        try:
            text = cutter.program()
        except Unresolved as error:
            results[key] = ["left out", reason_for_name(error.name)]
            continue
        reason = reason_for(cutter)
        if reason:
            results[key] = ["left out", reason]
            continue
        path = target / f"{case.name}.py"
        path.write_text(text, encoding="utf-8")
        programs.append((key, path))
    if options.cut_only:
        return results
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        verdicts = pool.map(lambda pair: verdict(pair[1], options), programs)
        for (key, _), result in zip(programs, verdicts):
            results[key] = result
    return results


def verdict(path, options):
    """Runs one program under both and compares standard output and status."""
    real = recorded(path, options)
    if real[1] != 0:
        return ["left out", "the interpreter does not pass it as a program"]
    if real[0].startswith("skipped:"):
        return ["left out", "skipped by the interpreter"]
    command = [options.heapbook, "run", "--runtime", options.runtime, path.name]
    model = run(command, path.parent, options.timeout)
    path.with_suffix(".actual").write_text(str(model[0]) + str(model[2]))
    if model[1] is None:
        return ["timeout", ""]
    if normal(model[0]) == normal(real[0]) and model[1] == real[1]:
        return ["equal", ""]
    if "scenario-unsupported" in model[2] or "unsupported: " in model[2]:
        return ["refused", first_line(model[2])]
    return ["differs", difference(real, model)]


def recorded(path, options):
    """What the interpreter does with a program; kept beside it until the program changes."""
    kept = path.with_suffix(".expected")
    text = path.read_text(encoding="utf-8")
    if kept.exists():
        saved = json.loads(kept.read_text())
        if saved["program"] == text:
            return saved["result"]
    result = run([options.python, "-S", path.name], path.parent, options.timeout)
    kept.write_text(json.dumps({"program": text, "result": result}))
    return result


def run(command, folder, timeout):
    """Standard output, status (None after the time limit) and standard error of a command."""
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONUNBUFFERED="1", SWIFT_BACKTRACE="enable=no")
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, timeout=timeout, capture_output=True,
            stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "", None, ""
    decoded = (done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
    return decoded[0], done.returncode, decoded[1]


def normal(text):
    return ADDRESS.sub("0x...", text)


def first_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[0] if lines else ""


def difference(real, model):
    """The last line of the model's standard error, or the first line that differs."""
    lines = [line for line in model[2].splitlines() if line.strip()]
    if model[1] != real[1] and lines:
        return lines[-1]
    for left, right in zip(normal(real[0]).splitlines(), normal(model[0]).splitlines()):
        if left != right:
            return f"expected {left!r}, got {right!r}"
    return f"status {model[1]}, expected {real[1]}"


def read_results(work):
    path = work / "results.json"
    return json.loads(path.read_text()) if path.exists() else {}


def write_results(work, results):
    (work / "results.json").write_text(json.dumps(results, indent=1, sort_keys=True))


def report(results, names, options):
    kinds = ["equal", "differs", "refused", "timeout", "left out"]
    print(f"{'file':20}" + "".join(f"{kind:>10}" for kind in kinds))
    total, left_out = collections.Counter(), collections.Counter()
    for name in names:
        mine = {key: each for key, each in results.items() if key.startswith(name + ".")}
        counts = collections.Counter(each[0] for each in mine.values())
        total += counts
        left_out.update(each[1] for each in mine.values() if each[0] == "left out")
        print(f"{name:20}" + "".join(f"{counts[kind]:>10}" for kind in kinds))
    print(f"{'all':20}" + "".join(f"{total[kind]:>10}" for kind in kinds))
    print("left out:", ", ".join(f"{count} {why}" for why, count in left_out.most_common()))
    causes = collections.Counter()
    for key, (kind, detail) in results.items():
        if kind in ("differs", "refused", "timeout") and key.split(".")[0] in names:
            causes[f"{kind}: {detail}"] += 1
            if not options.show:
                print(f"{kind}: {key}: {detail}")
    for cause, count in causes.most_common(options.show):
        print(f"{count:5} {cause}")


if __name__ == "__main__":
    sys.exit(main())
