"""Cuts one test method and all that it needs out of a module of the suite."""

import ast
import re

from modules import is_cut_import
from references import References

LIFECYCLE = {"setUp", "tearDown", "setUpClass", "tearDownClass"}

MODULE_LIFECYCLE = ("setUpModule", "tearDownModule")


class Unresolved(Exception):
    """A name that neither the suite's files nor the stand-ins have."""

    def __init__(self, name):
        super().__init__(name)
        self.name = name


class Case:
    """A test method of a class: one program."""

    def __init__(self, class_statement, method, lineage):
        self.class_statement, self.method, self.lineage = class_statement, method, lineage

    @property
    def name(self):
        return f"{self.class_statement.node.name}.{self.method}"


class Suite:
    """The test cases of one module."""

    def __init__(self, library, module):
        self.library, self.module = library, module

    def cases(self):
        found = []
        for statement in self.module.statements:
            for node in class_nodes(statement):
                lineage = self.lineage(self.module, node)
                if lineage is None:
                    continue
                seen = {}
                for module, each in lineage:
                    for item in each.body:
                        for name in defined_here(item):
                            seen.setdefault(name, item)
                for name, item in seen.items():
                    if name.startswith("test") and not is_none(item):
                        found.append(Case(Owner(statement, node), name, lineage))
        return found

    def lineage(self, module, node):
        """The classes that a test class is made of, derived first; None for other classes."""
        classes, is_test, work = [], False, [(module, node)]
        while work:
            module, node = work.pop(0)
            if module.is_stand_in:
                is_test = is_test or node.name == "TestCase"
                continue
            if any(node is each for _, each in classes):
                continue
            classes.append((module, node))
            for base in node.bases:
                target = self.target(module, base)
                if target is None:
                    continue
                owner, name = target
                for statement in owner.bindings.get(name, []):
                    for each in class_nodes(statement):
                        if each.name == name:
                            work.append((owner, each))
        return classes if is_test else None

    def target(self, module, expression):
        """The module and name that an expression stands for, if it is a plain reference."""
        if isinstance(expression, ast.Name):
            name = expression.id
            if name in module.bindings:
                return module, name
            if name in module.imports:
                other, member = module.imports[name]
                if member is None:
                    return None
                return self.follow(self.library.load(other, self.taken), member)
            return None
        dotted = dotted_name(expression)
        if dotted is None:
            return None
        for cut in range(len(dotted) - 1, 0, -1):
            known = module.imports.get(".".join(dotted[:cut]))
            if known and known[1] is None and cut == len(dotted) - 1:
                return self.follow(self.library.load(known[0], self.taken), dotted[cut])
            if known and cut == len(dotted) - 1 and self.library.path(".".join(filter(None, known))):
                owner = self.library.load(".".join(known), self.taken)
                return self.follow(owner, dotted[cut])
        return None

    def follow(self, module, name):
        """A member of a module, through that module's own imports."""
        if name not in module.bindings and name in module.imports:
            other, member = module.imports[name]
            if member is not None:
                return self.follow(self.library.load(other, self.taken), member)
        return module, name

    @property
    def taken(self):
        return frozenset(self.module.bindings) | frozenset(self.module.imports)


class Owner:
    """The statement a class stands in, and the class."""

    def __init__(self, statement, node):
        self.statement, self.node = statement, node


class Cutter:
    """Gathers the statements of one case and writes the program."""

    def __init__(self, suite, case):
        self.suite, self.case = suite, case
        self.library = suite.library
        self.needed = {}
        self.case_classes = {id(node) for _, node in case.lineage}
        self.attributes = set(LIFECYCLE) | {case.method}
        self.imports = []
        self.edits = {}
        self.grown = True

    def program(self):
        statement = self.case.class_statement.statement
        self.need(statement)
        runner = self.library.load("unittest", self.suite.taken)
        self.need_name(runner, "run_alone")
        fixtures = [name for name in MODULE_LIFECYCLE if name in self.suite.module.bindings]
        for name in fixtures:
            self.need_name(self.suite.module, name)
        while self.grown:
            self.grown = False
            for each in list(self.needed.values()):
                self.scan(each)
            self.need_effects()
        parts = []
        for module in self.module_order():
            mine = [each for each in self.needed.values() if each.module is module]
            for each in sorted(mine, key=lambda each: each.index):
                parts.append(self.text(each))
        class_name = self.case.class_statement.node.name
        calls = [f"{name}()" for name in fixtures]
        calls.insert(
            "setUpModule" in fixtures,
            f"{runner.emitted('run_alone')}({class_name}, {self.case.method!r})",
        )
        parts.append("\n" + "\n".join(calls))
        return "\n".join(part.rstrip("\n") + "\n" for part in parts)

    def module_order(self):
        modules = []
        for each in self.needed.values():
            if each.module not in modules:
                modules.append(each.module)
        return sorted(
            modules,
            key=lambda module: (
                not module.is_stand_in,
                "support" not in module.name and module.is_stand_in,
                module is self.suite.module,
                list(self.library.loaded.values()).index(module) * -1,
            ),
        )

    # What is needed

    def need(self, statement):
        key = (statement.module.path, statement.index)
        if key not in self.needed:
            self.needed[key] = statement
            self.grown = True

    def need_name(self, module, name):
        owner, member = self.suite.follow(module, name)
        if member not in owner.bindings:
            raise Unresolved(member)
        for statement in owner.bindings[member]:
            self.need(statement)
        return owner, member

    def need_effects(self):
        """Adds statements that change what is needed: `Base.attr = x`, `register(Base)`."""
        for module in {each.module for each in self.needed.values()}:
            mine = {
                name
                for each in self.needed.values()
                if each.module is module
                for name in each.binds
            }
            for statement in module.statements:
                if not is_effect(statement.node):
                    continue
                used = self.references(statement).names
                local = {node.id for node in used if node.id in module.bindings}
                if local and local <= mine:
                    self.need(statement)

    def kept_items(self, node):
        """The statements of a class body that the program has, or None for all."""
        is_stand_in_case = node.name == "TestCase" and id(node) not in self.case_classes
        if id(node) not in self.case_classes and not is_stand_in_case:
            return None
        kept = []
        for item in node.body:
            names = defined_here(item)
            is_plain = not any(name.startswith("test") for name in names)
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                is_dunder = item.name.startswith("__")
                if is_dunder or item.name in self.attributes:
                    if is_plain or item.name == self.case.method:
                        kept.append(item)
                    elif item.name in self.attributes:
                        kept.append(item)
            elif is_plain or self.case.method in names:
                kept.append(item)
        return kept

    def nodes(self, statement):
        """The nodes of a statement that the program has."""
        node = statement.node
        if isinstance(node, ast.ClassDef):
            kept = self.kept_items(node)
            if kept is not None:
                return kept + node.bases + node.keywords + node.decorator_list
        return [node]

    def scan(self, statement):
        module = statement.module
        references = self.references(statement)
        new = references.attributes - self.attributes
        if new:
            self.attributes |= new
            self.grown = True
        self.imports.extend(
            each for each in references.imports
            if not is_cut_import(self.library, each) and each not in self.imports
        )
        for name in references.global_names:
            for each in module.bindings.get(name, []):
                self.need(each)
        for node in references.names:
            self.resolve(module, node, references)
        for each in references.imports:
            if is_cut_import(self.library, each):
                self.edit(module, each, self.replacement(module, each, references))

    def replacement(self, module, node, references):
        """What stands for an import of what is cut: in a class body, names that `self` has."""
        parent = references.parents.get(node)
        in_class = parent is None or isinstance(parent, ast.ClassDef)
        if not in_class or not isinstance(node, ast.ImportFrom):
            return "pass"
        parts = []
        for alias in node.names:
            name = alias.asname or alias.name
            target = self.suite.target(module, ast.Name(id=name))
            if target is not None:
                owner, member = self.need_name(*target)
                parts.append(f"{name} = {owner.emitted(member)}")
        return "; ".join(parts) or "pass"

    def references(self, statement):
        """The references of a statement; those of a whole one are found once a run."""
        nodes = self.nodes(statement)
        if nodes != [statement.node]:
            return References(nodes)
        if statement.references is None:
            statement.references = References(nodes)
        return statement.references

    def resolve(self, module, node, references):
        """Adds what a name stands for, and notes how the program spells it."""
        name = node.id
        if name in module.bindings:
            for each in module.bindings[name]:
                self.need(each)
            if module.emitted(name) != name:
                self.edit(module, node, module.emitted(name))
            return
        expression, target = node, self.suite.target(module, node)
        while target is None:
            parent = references.parents.get(expression)
            if not isinstance(parent, ast.Attribute) or parent.value is not expression:
                break
            expression = parent
            target = self.suite.target(module, expression)
        if target is None:
            if name in module.imports:
                raise Unresolved(name)
            return
        owner, member = self.need_name(*target)
        spelled = owner.emitted(member)
        if expression is not node or spelled != name:
            self.edit(module, expression, spelled)

    # Writing

    def edit(self, module, node, text):
        key = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        self.edits.setdefault(module.path, {})[key] = text

    def text(self, statement):
        module, node = statement.module, statement.node
        kept = self.kept_items(node) if isinstance(node, ast.ClassDef) else None
        first, last = statement.first_line, node.end_lineno
        edits = dict(self.edits.get(module.path, {}))
        self.rename_definition(module, node, edits)
        if kept is None:
            return self.lines(module, first, last, edits)
        header_end = first_line(node.body[0]) - 1
        parts = [self.lines(module, first, header_end, edits)]
        for item in kept:
            parts.append(self.lines(module, first_line(item), item.end_lineno, edits))
        if not kept:
            parts.append("    pass\n")
        return "\n".join(part.rstrip("\n") for part in parts) + "\n"

    def rename_definition(self, module, node, edits):
        for name in bound_definitions(node):
            spelled = module.emitted(name)
            if spelled == name:
                continue
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                line = module.lines[node.lineno - 1].decode()
                match = re.match(r"\s*(class|def)\s+(\w+)", line)
                if match:
                    key = (node.lineno, match.start(2), node.lineno, match.end(2))
                    edits[key] = spelled
            else:
                for each in ast.walk(node):
                    if isinstance(each, ast.Name) and each.id == name:
                        key = (each.lineno, each.col_offset, each.end_lineno, each.end_col_offset)
                        edits[key] = spelled

    def lines(self, module, first, last, edits):
        lines = {number: module.lines[number - 1] for number in range(first, last + 1)}
        for key in sorted(edits, reverse=True):
            line, start, end_line, end = key
            if line < first or end_line > last:
                continue
            rest = lines[end_line][end:]
            lines[line] = lines[line][:start] + edits[key].encode() + rest
            for number in range(line + 1, end_line + 1):
                lines[number] = b""
        return b"".join(lines[number] for number in range(first, last + 1)).decode()


def class_nodes(statement):
    """The classes that a statement defines at its own level (also inside `if` and `try`)."""
    node = statement.node
    return [node] if isinstance(node, ast.ClassDef) else []


def defined_here(item):
    if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {item.name}
    if isinstance(item, ast.Assign):
        return {each.id for each in item.targets if isinstance(each, ast.Name)}
    return set()


def bound_definitions(node):
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return [node.name]
    return sorted({
        each.id for each in ast.walk(node)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    })


def first_line(item):
    decorators = getattr(item, "decorator_list", [])
    return min([item.lineno] + [each.lineno for each in decorators])


def is_none(item):
    return (
        isinstance(item, ast.Assign)
        and isinstance(item.value, ast.Constant)
        and item.value.value is None
    )


def is_effect(node):
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call)
    if isinstance(node, ast.Assign):
        return all(isinstance(each, (ast.Attribute, ast.Subscript)) for each in node.targets)
    return False


def dotted_name(expression):
    parts = []
    while isinstance(expression, ast.Attribute):
        parts.append(expression.attr)
        expression = expression.value
    if not isinstance(expression, ast.Name):
        return None
    return [expression.id] + parts[::-1]
