"""Runs of a program under real interpreters and under heapbook."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

VERSIONS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13")
_ADDRESS = re.compile(rb"0[xX][0-9a-fA-F]{6,}")
# Warnings of the compiler, which heapbook does not give.
_WARNING = re.compile(rb".*: SyntaxWarning: .*\n(  .*\n)?")


class Result:
    """What a run left behind, with its addresses masked."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = _ADDRESS.sub(b"0x", out)
        self.err = _ADDRESS.sub(b"0x", _WARNING.sub(b"", err))

    def __eq__(self, other):
        return (self.status, self.out, self.err) == (other.status, other.out, other.err)

    def text(self):
        return "%s%s[status %s]\n" % (
            self.out.decode(errors="replace"), self.err.decode(errors="replace"), self.status)


def find_interpreters():
    """The interpreters of the versions that heapbook models, as {version: path}."""
    found = {}
    roots = sorted(pathlib.Path.home().glob(".pyenv/versions/*/bin/python3"))
    for version in VERSIONS:
        path = shutil.which("python" + version)
        for root in roots:
            if root.parts[-3].startswith(version + "."):
                path = str(root)
        if path:
            found[version] = path
    return found


class Runner:
    """Runs programs in a folder of its own, so that both sides see the same file names."""

    def __init__(self, heapbook, interpreters, timeout=60):
        self.heapbook = str(pathlib.Path(heapbook).resolve())
        self.interpreters = interpreters
        self.timeout = timeout
        self.folder = tempfile.mkdtemp(prefix="heapbook-fuzz-")

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, command, source):
        path = os.path.join(self.folder, "case.py")
        with open(path, "w") as file:
            file.write(source)
        environment = dict(
            os.environ, PYTHONHASHSEED="0", PYTHONUNBUFFERED="1", SWIFT_BACKTRACE="enable=no"
        )
        try:
            done = subprocess.run(
                command + [path], cwd=self.folder, env=environment, timeout=self.timeout,
                stdin=subprocess.DEVNULL, capture_output=True)
        except subprocess.TimeoutExpired:
            return None
        return Result(done.returncode, done.stdout, done.stderr)

    def real(self, version, source):
        """The run under CPython; None when it took too long."""
        return self._run([self.interpreters[version], "-S"], source)

    def modelled(self, version, source):
        """The run under heapbook; None when it took too long."""
        return self._run([self.heapbook, "run", "--runtime", "cpython-" + version], source)

    def difference(self, version, source):
        """Both runs when they differ, else None. A run that the real one does not end is none."""
        real = self.real(version, source)
        if real is None:
            return None
        modelled = self.modelled(version, source)
        if modelled is None:
            modelled = Result("timeout", b"", b"")
        return None if real == modelled else (real, modelled)
