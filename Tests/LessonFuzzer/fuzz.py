#!/usr/bin/env python3
"""Mutates a course and looks whether heapbook comes to harm. See README.md."""
import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from seeds import FILES, TOKENS  # noqa: E402

SECONDS = 20  # of the processor: a run that takes more hangs, on a busy machine too
PATIENCE = 600  # of the clock: a run that sleeps for so long hangs as well
FATAL = re.compile(r"Fatal error|runtime failure|Backtrac|Segmentation|Illegal instruction|panic")


def mutated(data, others, rng):
    """A text with some random changes, as bytes."""
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 5, 9])):
        kind = rng.randrange(10)
        place = rng.randrange(len(data) + 1)
        stop = min(len(data), place + rng.choice([1, 1, 2, 4, 8, 30, 200]))
        if kind <= 3:
            token = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
            data[place:place] = token * rng.choice([1, 1, 1, 1, 1, 2, 3, 40, 3000])
        elif kind == 4:
            del data[place:stop]
        elif kind == 5:
            data[place:place] = data[place:stop] * rng.choice([1, 1, 2, 5])
        elif kind == 6 and data:
            data[min(place, len(data) - 1)] = rng.randrange(256)
        elif kind == 7:
            lines = bytes(data).split(b"\n")
            one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            if rng.random() < 0.5:
                lines[one], lines[other] = lines[other], lines[one]
            else:
                lines.insert(other, lines[one])
            data = bytearray(b"\n".join(lines))
        elif kind == 8:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            data[place:place] = other[start:start + rng.choice([5, 40, 200])]
        else:
            token = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
            data[place:stop] = token
        del data[300_000:]
    return bytes(data)


class Course:
    """A mutated course on disk, between two files that nobody may touch."""

    def __init__(self, root, seed):
        rng = random.Random(seed)
        self.root, self.folder = root, os.path.join(root, "course")
        shutil.rmtree(root, ignore_errors=True)
        os.makedirs(self.folder)
        files = {name: text.encode("utf-8") for name, text in FILES.items()}
        names = [name for name in files if not name.endswith((".png", ".json"))]
        weights = [6 if name.endswith("pair.md") else 2 for name in names]
        for name in rng.choices(names, weights, k=rng.choice([1, 1, 1, 2, 3])):
            files[name] = mutated(files[name], list(files.values()), rng)
        if rng.random() < 0.05:
            files["lessons/" + rng.choice(["a\nb.md", "..md", "ä.md", "x" * 200 + ".md", "-.md"])] = b"# X\n"
        for name, data in files.items():
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        with open(os.path.join(root, "outside"), "w") as file:
            file.write("nobody's\n")
        if rng.random() < 0.1:
            os.symlink(os.path.join(root, "outside"), os.path.join(self.folder, "lessons", "link.md"))
            os.symlink(root, os.path.join(self.folder, "lessons", "up"))

    def state(self, without=()):
        """The hash of every file, those below some folders left out."""
        found = {}
        for base, folders, names in os.walk(self.root):
            folders[:] = [f for f in folders if os.path.join(base, f) not in without]
            for name in names:
                path = os.path.join(base, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.root)] = hashlib.sha1(file.read()).hexdigest()
        return found


def limit_processor():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))


class Fuzzer:
    def __init__(self, heapbook, root):
        self.heapbook, self.root = heapbook, root
        self.environment = {k: v for k, v in os.environ.items() if k != "CI"}
        self.environment["SWIFT_BACKTRACE"] = "enable=no"

    def run(self, course, *words):
        """The status and outputs of a run; a fault instead where it came to harm."""
        command = [self.heapbook, *words]
        try:
            done = subprocess.run(
                command, cwd=course.folder, stdin=subprocess.DEVNULL, capture_output=True,
                timeout=PATIENCE, env=self.environment, preexec_fn=limit_processor)
        except subprocess.TimeoutExpired:
            raise Fault(f"{' '.join(words)}: asleep for {PATIENCE} s")
        if done.returncode == -signal.SIGXCPU:
            raise Fault(f"{' '.join(words)}: more than {SECONDS} s of the processor")
        errors = done.stderr.decode("utf-8", "replace")
        if done.returncode not in (0, 1, 2) or FATAL.search(errors):
            raise Fault(f"{' '.join(words)}: status {done.returncode}: {errors[-500:]}")
        return done.returncode, done.stdout, errors

    def check(self, course):
        """The findings of a check, whose report must be whole."""
        status, output, errors = self.run(course, "check", "--format", "json", "-j", "1")
        if status == 2 and not output:
            return status, []
        try:
            report = json.loads(output)
        except ValueError as error:
            raise Fault(f"check: no JSON: {error}: {output[:200]!r} {errors[:200]}")
        findings = report["findings"] if "findings" in report else report["diagnostics"]
        isError = any(f["severity"] == "error" for f in findings)
        if (status == 1) != isError:
            raise Fault(f"check: status {status}, and errors: {isError}")
        for finding in findings:
            self.check_place(course, finding)
        return status, findings

    def check_place(self, course, finding):
        """A finding's bytes must lie in its file."""
        path = os.path.join(course.folder, finding.get("file") or finding.get("path"))
        place = finding.get("bytes") or (finding.get("range") or {}).get("bytes")
        if not place or not os.path.isfile(path):
            return
        first, last = (place["start"], place["end"]) if isinstance(place, dict) else place
        if not 0 <= first <= last <= os.path.getsize(path):
            raise Fault(f"check: bytes {first}..{last} are not in {path}: {finding}")

    def try_course(self, seed):
        course = Course(self.root, seed)
        before = course.state()
        status, _ = self.check(course)
        site = os.path.join(course.folder, "site")
        built, output, errors = self.run(course, "build", "-j", "2")
        if status == 1 and built == 0:
            raise Fault(f"check fails, build does not: {errors[-300:]}")
        told = errors + output.decode("utf-8", "replace")
        isOther = "template-tag-unknown" in told or "heapbook: " in told
        if status == 0 and built == 1 and not isOther:
            raise Fault(f"check finds nothing, build does: {told[-300:]}")
        if built != 0 and os.path.exists(site):
            raise Fault("build fails, and there is a site")
        if course.state(without=[site]) != before:
            raise Fault("build changed files outside its folder")
        self.run(course, "accept", "--yes")
        after = course.state(without=[site])
        for name in before.keys() | after.keys():
            isLesson = name.startswith("course/lessons/") and name.endswith((".md", ".py"))
            if before.get(name) != after.get(name) and not isLesson:
                raise Fault(f"accept changed {name}")
        _, findings = self.check(course)
        left = [f for f in findings if f.get("fix") or f.get("fixes")]
        if left:
            raise Fault(f"accept left {left[:1]}")
        shutil.rmtree(course.root, ignore_errors=True)


class Fault(Exception):
    pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heapbook", default=".build/debug/heapbook")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=None)
    parser.add_argument("--out", default="lesson-fuzz-out", help="where courses with faults are kept")
    parser.add_argument("--work", default=None, help="the scratch folder; a temporary one")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="lesson-fuzz-")
    fuzzer = Fuzzer(os.path.abspath(options.heapbook), work)
    end = None if options.minutes is None else time.time() + 60 * options.minutes
    seed, faults = options.seed, 0
    while time.time() < end if end else seed < options.seed + options.count:
        try:
            fuzzer.try_course(seed)
        except Fault as fault:
            faults += 1
            kept = os.path.join(options.out, str(seed))
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(work, kept, symlinks=True)
            Course(os.path.join(kept, "before"), seed)
            print(f"seed {seed}: {fault}", flush=True)
        seed += 1
        if seed % 500 == 0:
            print(f"{seed - options.seed} courses, {faults} faults", flush=True)
    shutil.rmtree(work, ignore_errors=True)
    print(f"{seed - options.seed} courses, {faults} faults")
    sys.exit(1 if faults else 0)


main()
