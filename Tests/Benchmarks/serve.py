#!/usr/bin/env python3
"""Measures how soon `heapbook serve` has a saved lesson: from the save to the reload that it tells
its pages, and to the new page. Then a burst of saves, a file that vanishes, a port in use."""
import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time


class Server:
    """A preview of a course."""

    def __init__(self, heapbook, folder, port):
        self.process = subprocess.Popen(
            [heapbook, "serve", "--port", str(port)], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.lines, self.port = [], None
        threading.Thread(target=self.listen, daemon=True).start()
        end = time.monotonic() + 120
        while self.port is None and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.01)
        if self.port is None:
            sys.exit(f"serve did not begin: {self.lines}")

    def listen(self):
        for line in self.process.stderr:
            self.lines.append(line.rstrip())
            found = re.search(r"http://[^/:]+:(\d+)", line)
            if found:
                self.port = int(found.group(1))

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")

    def events(self):
        """The stream by which pages are told to reload."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/_heapbook/events")
        return connection.getresponse()

    def processor(self):
        """The milliseconds of the processor that it has used."""
        try:
            with open(f"/proc/{self.process.pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            return 0
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.terminate()
        self.process.wait()


def wait_for(server, page, text, stream=None, seconds=30):
    """The times of the clock at which a reload was told and the page had a text."""
    told = None
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if stream is not None:
            while True:
                line = stream.fp.readline()
                if not line or line.startswith(b"data:"):
                    break
            told = time.monotonic()
        if text in server.get(page)[1]:
            return told, time.monotonic()
        time.sleep(0.002)
    sys.exit(f"no `{text}` within {seconds} s")


def save(path, text):
    with open(path, "w") as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heapbook", default=".build/release/heapbook")
    parser.add_argument("--course", default=".", help="the folder that holds lessons/")
    parser.add_argument("--lesson", default="reference-counting.md")
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="heapbook-serve-")
    shutil.copytree(os.path.join(options.course, "lessons"), os.path.join(folder, "lessons"))
    path = os.path.join(folder, "lessons", options.lesson)
    page = "/" + options.lesson[:-3] + ".html"
    with open(path) as file:
        text = file.read()
    server = Server(os.path.abspath(options.heapbook), folder, 4300)
    told, fetched = [], []
    processor = server.processor()
    for number in range(options.saves):
        stream = server.events()
        time.sleep(0.3)
        start = time.monotonic()
        save(path, text + f"\nThe save number {number}.\n")
        one, other = wait_for(server, page, f"The save number {number}.", stream)
        told.append(1000 * (one - start))
        fetched.append(1000 * (other - start))
        stream.close()
    print(f"processor: {(server.processor() - processor) / options.saves:.0f} ms a save")
    own = [float(found.group(1)) for line in server.lines
           if (found := re.search(r", (\d+) ms$", line))]
    for name, times in (("reload told", told), ("page fetched", fetched),
                        ("of that, making the course", own)):
        if times:
            print(f"{name}: median {statistics.median(times):.0f} ms, "
                  f"least {min(times):.0f}, most {max(times):.0f}, {len(times)} saves")
    rebuilds = len(server.lines)
    for number in range(100):
        save(path, text + f"\nThe burst {number}.\n")
        time.sleep(0.005)
    start = time.monotonic()
    wait_for(server, page, "The burst 99.")
    print(f"100 saves in half a second: the last is there {1000 * (time.monotonic() - start):.0f} ms "
          f"later, {len(server.lines) - rebuilds} rebuilds")
    for number in range(50):
        os.remove(path)
        time.sleep(0.01)
        save(path, text + f"\nBack again {number}.\n")
        time.sleep(0.01)
    wait_for(server, page, "Back again 49.")
    print(f"a file that vanishes 50 times: served, {server.get('/')[0]}")
    second = Server(os.path.abspath(options.heapbook), folder, server.port)
    print(f"port {server.port} in use: the second is at {second.port}")
    second.end()
    alive = server.process.poll() is None
    server.end()
    shutil.rmtree(folder)
    sys.exit(0 if alive and second.port != server.port else 1)


main()
