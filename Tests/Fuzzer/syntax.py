"""Feeds the compiler mutated, random and enormous sources; see README.md.

A batch of sources is one program that compiles each of them and prints whether it is valid. A
crash or a run without end is a fault; so is a source that only one of heapbook and CPython takes.
Files of random and mutated bytes are run one by one, under the limits of a book.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import compare

TOKENS = """( ) [ ] { } : , . ; = == := -> + - * ** / // % @ & | ^ ~ << >> < > != += if else elif
for while in not and or is def class return yield lambda try except finally raise with as import
from global nonlocal del pass break continue assert True False None match case x y f self 0 1 2.5
1e9 0x1f 1_000 'a' "b" '''c''' b'd' f'{x}' f"{x!r:>{y}}" r'\\d' # \\ \n \t""".split(" ")

CHECK = """
for number, source in enumerate(sources):
    try:
        compile(source, "source", "exec")
        print(number, "valid")
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as error:
        print(number, "refused")
"""


def mutated(source, chance):
    """A source with some of its pieces left out, repeated, exchanged or replaced."""
    lines = source.splitlines(keepends=True)
    start = chance.randrange(max(1, len(lines) - 12))
    text = "".join(lines[start:start + 12])
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(text) + 1)
        end = min(len(text), place + chance.randrange(1, 6))
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:place] + text[end:]
        elif kind == 1:
            text = text[:end] + text[place:end] + text[end:]
        elif kind == 2:
            text = text[:place] + " " + chance.choice(TOKENS) + " " + text[place:]
        elif kind == 3:
            text = text[:place] + chr(chance.choice((0, 9, 12, 32, 35, 39, 92, 233, 0x4E2D))) + (
                text[end:])
        else:
            text = text[:place] + chance.choice(TOKENS) + text[end:]
    return text


def soup(chance):
    """Tokens in no order."""
    return " ".join(chance.choice(TOKENS) for _ in range(chance.randrange(1, 30)))


def noise(texts, chance):
    """A file of bytes: random ones, or a program with some of its bytes exchanged."""
    if chance.random() < 0.3:
        return chance.randbytes(chance.randrange(400))
    data = bytearray(chance.choice(texts).encode())
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(data) + 1)
        data[place:place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
    return bytes(data)


def enormous():
    """Sources whose size or depth is the test, by name."""
    big = 1_000_000
    yield "nested parentheses", "(" * big
    yield "nested and closed", "x = " + "(" * big + ")" * big
    yield "nested brackets", "[" * big + "]" * big
    yield "nested braces", "{" * big
    yield "unary chain", "x = " + "-" * big + "1"
    yield "not chain", "x = " + "not " * 200_000 + "1"
    yield "sum", "x = " + "+".join(["1"] * 300_000)
    yield "names", "x = " + "+".join(["y"] * 300_000)
    yield "attributes", "x" + ".a" * 300_000
    yield "calls", "f" + "()" * 300_000
    yield "comparisons", "x = " + "<".join(["1"] * 200_000)
    yield "conditions", "x = " + " if 1 else ".join(["1"] * 100_000)
    yield "lambdas", "lambda: " * 200_000 + "1"
    yield "long line", "x = '" + "a" * 10_000_000 + "'"
    yield "long name", "a" * 10_000_000
    yield "long comment", "#" + "a" * 10_000_000
    yield "long number", "x = " + "9" * 1_000_000
    yield "long hexadecimal", "x = 0x" + "f" * 1_000_000
    yield "indentation", "".join(" " * i + "if 1:\n" for i in range(2_000))
    yield "elifs", "if 0: pass\n" + "elif 0: pass\n" * 50_000
    yield "decorators", "@f\n" * 50_000 + "def g(): pass"
    yield "f-strings", "f'{" * 500 + "x" + "}'" * 500
    yield "dict", "{" + "1:1," * 200_000 + "}"
    yield "semicolons", "x=1;" * 200_000
    yield "continued lines", "x = 1 + \\\n" * 100_000 + "1"
    yield "finallys", "".join("%stry:\n%s pass\n%sfinally:\n" % ((" " * i,) * 3)
                              for i in range(60)) + " " * 61 + "pass"


def run_one(heapbook, version, name, source, seconds):
    """A fault if the run of a source (text or bytes) crashes or goes on beyond its seconds."""
    with tempfile.NamedTemporaryFile(suffix=".py") as file:
        file.write(source if isinstance(source, bytes) else source.encode())
        file.flush()
        command = [heapbook, "run", "--limits", "book", "--runtime", "cpython-" + version,
                   file.name]
        try:
            done = subprocess.run(command, capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            return "%s: no end within %s s" % (name, seconds)
    if done.returncode not in (0, 1):
        return "%s: status %s: %s" % (name, done.returncode, done.stderr[-300:])
    return None


def verdicts(result):
    """What a program of a batch printed, by number."""
    lines = result.out.decode(errors="replace").splitlines() if result else []
    return dict(line.split(" ", 1) for line in lines if " " in line)


def check(runner, version, sources):
    """Faults among the sources of a batch."""
    program = "sources = %s\n%s" % (ascii(sources), CHECK)
    real = runner.real(version, program)
    modelled = runner.modelled(version, program)
    if modelled is None or modelled.status not in (0, 1):
        if len(sources) == 1:
            return ["%s: %r" % ("no end" if modelled is None else modelled.status, sources[0])]
        middle = len(sources) // 2
        return (check(runner, version, sources[:middle])
                + check(runner, version, sources[middle:]))
    wanted, found = verdicts(real), verdicts(modelled)
    faults = ["%s, CPython says %s: %r" % (found[number], wanted[number], sources[int(number)])
              for number in found if number in wanted and found[number] != wanted[number]]
    if len(found) < len(wanted):
        # Outside the subset: the run ends there, and goes on behind it.
        faults += check(runner, version, sources[len(found) + 1:])
    return faults


def round_of(runner, options, texts, chance):
    """Faults of a hundred sources compiled, and of twenty files of bytes run."""
    sources = [soup(chance) if chance.random() < 0.2 else mutated(chance.choice(texts), chance)
               for _ in range(100)]
    faults = check(runner, options.version, sources)
    for _ in range(20):
        data = noise(texts, chance)
        fault = run_one(options.heapbook, options.version, "bytes", data, options.seconds)
        if fault:
            faults.append("%s: %r" % (fault, data))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--heapbook", default=".build/debug/heapbook")
    parser.add_argument("--version", default="3.12")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=60, help="for one enormous source")
    parser.add_argument("--minutes", type=float, help="go on for a time instead of a count")
    parser.add_argument("--no-enormous", action="store_true")
    options = parser.parse_args()
    files = options.files or sorted(
        map(str, pathlib.Path(__file__).parent.parent.glob("Programs/*/*.py")))
    texts = [pathlib.Path(name).read_text() for name in files]
    texts = [text for text in texts if text.strip()]
    interpreters = compare.find_interpreters()
    runner = compare.Runner(options.heapbook, interpreters, timeout=120)
    chance = random.Random(options.seed)
    faults = []
    try:
        begun = time.monotonic()
        done = 0
        while (time.monotonic() - begun < 60 * options.minutes if options.minutes
               else done < options.count):
            found = round_of(runner, options, texts, chance)
            done += 100
            faults += found
            for fault in found:
                print(fault, flush=True)
    finally:
        runner.close()
    if not options.no_enormous:
        for name, source in enormous():
            fault = run_one(options.heapbook, options.version, name, source, options.seconds)
            if fault:
                faults.append(fault)
                print(fault, flush=True)
    print("%d sources, %d faults" % (done, len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
