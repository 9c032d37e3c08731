"""Source files of the suite, read into statements and the names that they bind."""

import ast
import pathlib

STAND_INS = pathlib.Path(__file__).parent / "standins"

# Modules that programs get our own stand-in for, by the name the suite imports them by.
STAND_IN_FILES = {
    "unittest": "unittest_standin.py",
    "unittest.mock": "unittest_standin.py",
    "test.support": "support_standin.py",
    "test.support.import_helper": "support_standin.py",
    "test.support.warnings_helper": "warnings_standin.py",
}


class Statement:
    """One statement at the top of a module, with the names it binds."""

    def __init__(self, module, node, binds):
        self.module, self.node, self.binds = module, node, binds
        self.index, self.references = 0, None

    @property
    def first_line(self):
        decorators = getattr(self.node, "decorator_list", [])
        return min([self.node.lineno] + [each.lineno for each in decorators])


class Module:
    """A parsed file. `imports` maps a name to the module, or the member of one, that it stands for.

    Only modules that can be cut too are in `imports`; every other import is a statement.
    """

    def __init__(self, name, path):
        self.name, self.path = name, path
        self.source = path.read_text(encoding="utf-8")
        self.lines = [line.encode() for line in self.source.splitlines(keepends=True)]
        self.tree = ast.parse(self.source)
        self.statements, self.bindings, self.imports = [], {}, {}
        self.taken, self.imported = set(), set()

    @property
    def is_stand_in(self):
        return self.path.parent == STAND_INS

    def emitted(self, name):
        """The name under which a program has a name of this module."""
        if name in self.imported:
            return name
        return f"{self.name.replace('.', '_')}_{name}" if name in self.taken else name


class Library:
    """The modules of one run: the suite's files and the stand-ins."""

    def __init__(self, folder):
        self.folder = folder
        self.loaded = {}

    def path(self, name):
        """The file a module is cut from, or None for a module that is imported for real."""
        if name in STAND_IN_FILES:
            return STAND_INS / STAND_IN_FILES[name]
        if name.startswith("test.") and name.count(".") == 1:
            file = self.folder / (name[5:] + ".py")
            return file if file.exists() else None
        return None

    def load(self, name, taken=()):
        path = self.path(name)
        if path not in self.loaded:
            module = self.loaded[path] = Module(path.stem, path)
            self.read(module)
            # Helpers of the suite often share names (`CommonTest`), so all of theirs are told apart.
            helper = taken and not module.is_stand_in
            module.taken = set(module.bindings) if helper else set(taken)
        return self.loaded[path]

    def read(self, module):
        """Fills in what the module's statements bind."""
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.note_import(module, alias.asname, alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    name = alias.asname or alias.name
                    inner = f"{node.module}.{alias.name}"
                    if self.path(inner):
                        module.imports.setdefault(name, (inner, None))
                    elif self.path(node.module):
                        module.imports.setdefault(name, (node.module, alias.name))
        for node in module.tree.body:
            binds = bound_names(node) - set(module.imports)
            statement = Statement(module, node, binds)
            statement.index = len(module.statements)
            module.statements.append(statement)
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                module.imported |= binds
            for name in binds:
                module.bindings.setdefault(name, []).append(statement)

    def note_import(self, module, alias, name):
        if self.path(name):
            module.imports.setdefault(alias or name, (name, None))


def is_cut_import(library, node):
    """Whether an import statement brings in only what is cut, and so goes away."""
    if isinstance(node, ast.Import):
        return all(library.path(alias.name) for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return all(
            library.path(f"{node.module}.{alias.name}") or library.path(node.module)
            for alias in node.names
        )
    return False


def bound_names(node):
    """The names that a statement binds in its own scope."""
    names = set()
    work = [node]
    while work:
        node = work.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            names.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                names.add((alias.asname or alias.name).split(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            names.add(node.rest)
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            continue
        work.extend(ast.iter_child_nodes(node))
    return names
