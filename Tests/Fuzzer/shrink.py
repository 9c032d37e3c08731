"""Cutting a program down while a property holds: delta debugging on the syntax tree."""
import ast
import copy
import time


class Shrinker:
    """Shrinks a program as long as `fails(source)` stays true."""

    def __init__(self, fails, seconds=120):
        self.fails = fails
        self.end = time.monotonic() + seconds
        self.tried = set()

    def shrink(self, source):
        best = source
        while time.monotonic() < self.end:
            try:
                smaller = self._step(best)
            except SyntaxError:
                break
            if smaller is None:
                break
            best = smaller
        return best

    def _works(self, tree):
        try:
            source = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            if source in self.tried or time.monotonic() > self.end:
                return None
            self.tried.add(source)
            compile(source, "case", "exec")
        except Exception:
            return None
        return source if self.fails(source) else None

    def _step(self, source):
        """A smaller program that still fails, or None."""
        tree = ast.parse(source)
        for change in (self._without_statements, self._flattened, self._simpler_expressions):
            smaller = change(tree)
            if smaller is not None and len(smaller) < len(source):
                return smaller
        return None

    # Statements

    @staticmethod
    def _suites(tree):
        """The places of all lists of statements: (path to the node, field)."""
        found = []
        for node in ast.walk(tree):
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                suite = getattr(node, field, None)
                if isinstance(suite, list) and suite:
                    found.append((node, field))
        found.sort(key=lambda place: -len(getattr(*place)))
        return found

    def _without_statements(self, tree):
        """Leaves out runs of statements, ever shorter ones; goes on after each success."""
        best = None
        for node, field in self._suites(tree):
            size = len(getattr(node, field))
            while size:
                start = 0
                while start < len(getattr(node, field)):
                    suite = getattr(node, field)
                    kept = suite[:start] + suite[start + size:]
                    if not kept and field == "body":
                        if isinstance(suite[0], ast.Pass):
                            break
                        kept = [ast.Pass()]
                    setattr(node, field, kept)
                    smaller = self._works(tree)
                    if smaller is None:
                        setattr(node, field, suite)
                        start += size
                    else:
                        best = smaller
                size //= 2
        return best

    def _flattened(self, tree):
        """Compound statements replaced by one of their suites."""
        for node, field in self._suites(tree):
            suite = getattr(node, field)
            for index, statement in enumerate(suite):
                for inner in ("body", "orelse", "finalbody"):
                    part = getattr(statement, inner, None)
                    if not isinstance(part, list) or not part:
                        continue
                    setattr(node, field, suite[:index] + part + suite[index + 1:])
                    smaller = self._works(tree)
                    if smaller is not None:
                        return smaller
                    setattr(node, field, suite)
        return None

    # Expressions

    def _simpler_expressions(self, tree):
        for parent in ast.walk(tree):
            for field, value in ast.iter_fields(parent):
                if isinstance(value, ast.expr):
                    smaller = self._replace(tree, parent, field, None, value)
                    if smaller is not None:
                        return smaller
                elif isinstance(value, list) and value and isinstance(value[0], ast.expr):
                    smaller = self._shorten(tree, parent, field, value)
                    if smaller is not None:
                        return smaller
        return None

    def _shorten(self, tree, parent, field, values):
        for index in range(len(values)):
            pairs = field == "keys" and isinstance(parent, ast.Dict)
            setattr(parent, field, values[:index] + values[index + 1:])
            saved = parent.values if pairs else None
            if pairs:
                parent.values = saved[:index] + saved[index + 1:]
            smaller = self._works(tree)
            if smaller is not None:
                return smaller
            setattr(parent, field, values)
            if pairs:
                parent.values = saved
        for index, value in enumerate(values):
            smaller = self._replace(tree, parent, field, index, value)
            if smaller is not None:
                return smaller
        return None

    def _replace(self, tree, parent, field, index, value):
        def put(node):
            if index is None:
                setattr(parent, field, node)
            else:
                getattr(parent, field)[index] = node

        if isinstance(getattr(value, "ctx", None), (ast.Store, ast.Del)):
            return None
        choices = [copy.deepcopy(child) for child in ast.iter_child_nodes(value)
                   if isinstance(child, ast.expr)]
        if not isinstance(value, (ast.Constant, ast.Name)):
            choices += [ast.Constant(value=0), ast.Constant(value=None)]
        for choice in choices:
            put(choice)
            smaller = self._works(tree)
            if smaller is not None:
                return smaller
        put(value)
        return None
