"""Why a case is left out before it is run."""

import ast

REASONS = {
    "threads": {"threading", "_thread", "concurrent", "queue", "multiprocessing", "signal",
                "threading_helper"},
    "subprocess": {"subprocess", "script_helper", "assert_python_ok", "make_script",
                   "requires_subprocess", "SuppressCrashReport"},
    "_testcapi": {"_testcapi", "_testinternalcapi", "_testbuffer", "_testmultiphase",
                  "with_tp_del", "ContainerNoGC", "ctypes"},
    "pickle": {"pickle", "pickletools", "copyreg", "marshal", "loads", "dumps"},
    "files": {"os", "tempfile", "shutil", "pathlib", "os_helper", "open", "TESTFN", "unlink",
              "temp_dir", "mmap", "stat", "os.path", "input", "select", "pty", "termios"},
    "memory": {"bigmemtest", "bigaddrspacetest"},
    "network": {"socket", "ssl", "http", "urllib"},
    "async": {"asyncio", "inspect_coroutines"},
    "modules outside": {
        "re", "inspect", "doctest", "ast", "binascii", "xxsubtype", "_io", "decimal", "fractions", "struct",
        "unicodedata", "locale", "codecs", "json", "textwrap", "pprint", "datetime",
        "importlib", "typinganndata", "pkgutil", "sysconfig", "platform", "tokenize", "symtable",
        "linecache", "logging", "statistics", "zipfile", "builtins_test", "encodings", "pydoc",
        "cmath", "numbers", "annotation_module", "distutils", "shelve",
        "xml", "csv", "html", "email", "resource", "faulthandler", "site", "stringprep",
        "reprlib", "contextvars", "dis", "opcode", "ipaddress", "uuid", "sched",
    },
}

BY_NAME = {name: reason for reason, names in REASONS.items() for name in names}


def reason_for(cutter):
    """The reason that leaves a cut case out, or None. Call after the cut."""
    reasons = set()
    for statement in cutter.needed.values():
        for node in cutter.nodes(statement):
            reasons |= reasons_in(node)
    for reason in REASONS:
        if reason in reasons:
            return reason
    return None


def reason_for_name(name):
    """The reason that leaves out a case which needs a name without a stand-in."""
    return BY_NAME.get(name, f"no stand-in for {name}")


def reasons_in(node):
    reasons = set()
    for each in ast.walk(node):
        names = ()
        if isinstance(each, (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)):
            reasons.add("async")
        elif isinstance(each, ast.Import):
            names = [alias.name for alias in each.names]
        elif isinstance(each, ast.ImportFrom):
            names = [each.module or ""] + [alias.name for alias in each.names]
        elif isinstance(each, ast.Name):
            names = [each.id] if each.id == "open" else []
        for name in names:
            for part in (name, name.split(".")[0], name.split(".")[-1]):
                if part in BY_NAME:
                    reasons.add(BY_NAME[part])
    return reasons
