#!/usr/bin/env python3
"""Measures full builds of generated courses against cmark and the peers. See README.md."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass


@dataclass
class Cost:
    """The CPU seconds of some processes, and the most memory that one of them had, in MiB."""

    seconds: float = 0.0
    memory: float = 0.0

    def __add__(self, other):
        return Cost(self.seconds + other.seconds, max(self.memory, other.memory))


def cost(command, folder):
    """The cost of a process and of those that it waited for; it must not fail."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        if status != 0:
            output.seek(0)
            text = output.read().decode("utf-8", "replace")[-800:]
            raise SystemExit(f"{' '.join(command)}: status {status}\n{text}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(rounds, run):
    """The cheapest of some rounds, and the most memory of all. What takes long is run once: its
    noise is small."""
    costs = [run()]
    while len(costs) < rounds and costs[0].seconds < LONG:
        costs.append(run())
    return Cost(min(c.seconds for c in costs), max(c.memory for c in costs))


def cmark_loop(folder):
    """C: `cmark` run once a file over the lessons."""
    lessons = os.path.join(folder, "heapbook", "lessons")
    names = sorted(name for name in os.listdir(lessons) if name.endswith(".md"))
    return sum((cost(["cmark", name], lessons) for name in names), Cost())


def state(folder):
    """What tells whether a file was written: its time, its size, its number."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            information = os.lstat(os.path.join(base, name))
            found[os.path.join(base, name)] = (
                information.st_mtime_ns, information.st_size, information.st_ino)
    return found


# Peers are measured with courses of so many lessons at most.
SMALLEST = 30
# From so many CPU seconds on a measurement is not repeated.
LONG = 5.0

PEERS = {
    # The name: the program, the dialect, the command, the folder that it writes.
    "mkdocs + markdown-exec": ("mkdocs", "mkdocs", ["mkdocs", "build", "-q"], "site"),
    "mkdocs + memory_graph": ("mkdocs", "mkdocs_mg", ["mkdocs", "build", "-q"], "site"),
    "hugo, nothing run": ("hugo", "hugo", ["hugo", "--quiet"], "public"),
    "jupyter-book": ("jupyter-book", "jb", ["jupyter-book", "build", "-q", "."], "_build"),
    "sphinx doctest": (
        "sphinx-build", "sphinx_doctest", ["sphinx-build", "-q", "-b", "doctest", ".", "_build"],
        "_build"),
}


def generate(options, size, folder):
    peers = [name for name in options.peer if size <= SMALLEST]
    dialects = ["heapbook"] + [PEERS[name][1] for name in peers]
    subprocess.run(
        [sys.executable, options.generator, folder, "-n", str(size), "--dialects",
         ",".join(dialects)], check=True, stdout=subprocess.DEVNULL)
    return peers


def measure(options, size, folder):
    """A row: the size, C, the build, the build again, and whether that wrote anything."""
    peers = generate(options, size, folder)
    course = os.path.join(folder, "heapbook")
    site = os.path.join(course, "site")
    build = [options.heapbook, "build", "-j", str(options.jobs)]

    def full():
        shutil.rmtree(site, ignore_errors=True)
        return cost(build, course)

    c = best(options.rounds, lambda: cmark_loop(folder))
    whole = best(options.rounds, full)
    before = state(site)
    again = cost(build, course)
    written = sum(1 for path, value in state(site).items() if before.get(path) != value)
    found = [(name, peer(name, folder, options)) for name in peers]
    return c, whole, again, written, found


def peer(name, folder, options):
    _, dialect, command, output = PEERS[name]
    root = os.path.join(folder, dialect)

    def run():
        shutil.rmtree(os.path.join(root, output), ignore_errors=True)
        return cost(command, root)

    return best(max(1, options.rounds - 1), run)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generator", help="the generator of courses, gen.py")
    parser.add_argument("--heapbook", default=".build/release/heapbook")
    parser.add_argument("--sizes", default="30,100,300,1000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    options.heapbook = os.path.abspath(options.heapbook)
    options.generator = os.path.abspath(options.generator)
    options.peer = [] if options.no_peers else [
        name for name, (program, *_) in PEERS.items() if shutil.which(program)]
    for name, (program, *_) in PEERS.items():
        if name not in options.peer and not options.no_peers:
            print(f"{name}: not installed")
    print(f"{'lessons':>7} {'C s':>7} {'build s':>8} {'ms/lesson':>9} {'build/C':>8} "
          f"{'MiB':>6} {'again s':>8} {'written':>7}")
    first = None
    for size in map(int, options.sizes.split(",")):
        folder = tempfile.mkdtemp(prefix="heapbook-bench-")
        try:
            c, whole, again, written, peers = measure(options, size, folder)
        finally:
            shutil.rmtree(folder)
        print(f"{size:7} {c.seconds:7.3f} {whole.seconds:8.3f} {1000 * whole.seconds / size:9.2f} "
              f"{whole.seconds / c.seconds:8.2f} {whole.memory:6.1f} {again.seconds:8.3f} "
              f"{written:7}", flush=True)
        for name, measured in peers:
            print(f"        {name}: {measured.seconds:.2f} s, {measured.seconds / c.seconds:.1f} C, "
                  f"{measured.seconds / whole.seconds:.1f} times heapbook, "
                  f"{measured.memory:.0f} MiB", flush=True)
        if first:
            print(f"        {whole.seconds / first[1]:.2f} times the {first[0]} lessons", flush=True)
        else:
            first = (size, whole.seconds)


main()
