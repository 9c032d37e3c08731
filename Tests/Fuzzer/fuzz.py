"""The command line of the differential fuzzer; see README.md."""
import argparse
import pathlib
import sys
import time

import cases
import compare
import shrink


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heapbook", default=".build/debug/heapbook")
    parser.add_argument("--python", action="append", default=[], metavar="VERSION=PATH")
    parser.add_argument("--versions", default="", help="only these, separated by commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", type=int, default=20)
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--most", type=int, default=20, help="differences after which to stop")
    parser.add_argument("--seconds", type=float, default=90, help="for shrinking one program")
    parser.add_argument("--out", default="fuzz-out")
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--shrink", metavar="FILE")
    return parser.parse_args()


def number(version):
    return tuple(map(int, version.split(".")))


def split(text):
    """The outputs of a batch's cases."""
    return text.split(b"== case ")


class Fuzzer:
    def __init__(self, options, interpreters):
        self.options = options
        self.runner = compare.Runner(options.heapbook, interpreters)
        self.out = pathlib.Path(options.out)
        self.found = 0
        self.shrunk = set()

    def batch(self, first):
        """Runs the cases of a batch under every version."""
        seeds = range(first, first + self.options.cases)
        for version in self.runner.interpreters:
            whole = cases.batch(seeds, number(version))
            pair = self.runner.difference(version, whole)
            suspects = []
            if pair:
                one, two = (split(result.out) for result in pair)
                # The first case that differs, and those that differ in themselves.
                suspects = [seeds[place - 1] for place in range(1, len(seeds) + 1)
                            if one[place:place + 1] != two[place:place + 1]][:6]
                if not suspects and one[0] != two[0]:
                    suspects = [seeds[0]]
            suspects += [seed for seed in seeds if seed % 4 == 3][:2]
            for seed in suspects:
                self.check(version, seed)
                if self.found >= self.options.most:
                    return

    def check(self, version, seed):
        source = cases.alone(seed, number(version))
        if self.runner.difference(version, source):
            self.report(version, "%s-%d" % (version, seed), source)

    def report(self, version, name, source):
        def fails(text):
            # Counters and block totals are exact from the first collection on.
            collects = "gc.collect()" in text.splitlines()[:4]
            return collects and self.runner.difference(version, text) is not None

        small = shrink.Shrinker(fails, self.options.seconds).shrink(source)
        if small in self.shrunk:
            return
        self.shrunk.add(small)
        self.found += 1
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / (name + ".py")).write_text(source)
        (self.out / (name + ".small.py")).write_text(small)
        real, modelled = self.runner.difference(version, small) or (None, None)
        print("==== %s\n%s" % (name, small.removeprefix(cases.PRELUDE)), end="")
        if real:
            print("---- CPython\n%s---- heapbook\n%s" % (real.text(), modelled.text()), flush=True)
            (self.out / (name + ".real.txt")).write_text(real.text())
            (self.out / (name + ".heapbook.txt")).write_text(modelled.text())


def main():
    options = arguments()
    interpreters = dict(pair.split("=", 1) for pair in options.python)
    interpreters = interpreters or compare.find_interpreters()
    if options.versions:
        chosen = options.versions.split(",")
        interpreters = {version: interpreters[version] for version in chosen}
    if options.show is not None:
        print(cases.alone(options.show, number(max(interpreters, key=number))))
        return 0
    fuzzer = Fuzzer(options, interpreters)
    try:
        if options.shrink:
            for version in interpreters:
                source = pathlib.Path(options.shrink).read_text()
                if fuzzer.runner.difference(version, source):
                    fuzzer.report(version, pathlib.Path(options.shrink).stem, source)
            return 1 if fuzzer.found else 0
        start = time.monotonic()
        done = 0
        while fuzzer.found < options.most and (
                time.monotonic() - start < 60 * options.minutes if options.minutes
                else done < options.batches):
            fuzzer.batch(options.seed + done * options.cases)
            done += 1
        print("%d batches of %d cases under %s: %d differences" % (
            done, options.cases, ", ".join(interpreters), fuzzer.found))
        return 1 if fuzzer.found else 0
    finally:
        fuzzer.runner.close()


if __name__ == "__main__":
    sys.exit(main())
