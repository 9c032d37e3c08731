"""The references of a piece of code to names of its module."""

import ast

from modules import bound_names

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class References:
    """Global names, attribute names and imports of some nodes.

    `names` holds the nodes of free names, `attributes` every attribute's name (and every string
    that could be one, for `getattr`), `imports` the import statements inside.
    """

    def __init__(self, nodes):
        self.names, self.attributes, self.imports = [], set(), []
        self.global_names = set()
        self.parents = {}
        for node in nodes:
            self.visit(node, frozenset())

    def visit(self, node, local):
        if isinstance(node, FUNCTIONS):
            self.visit_function(node, local)
            return
        if isinstance(node, COMPREHENSIONS):
            targets = set()
            for generator in node.generators:
                targets |= bound_names(generator.target)
            local = local | targets
        elif isinstance(node, ast.Name):
            if node.id not in local:
                self.names.append(node)
        elif isinstance(node, ast.Attribute):
            self.attributes.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.isidentifier():
                self.attributes.add(node.value)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.imports.append(node)
        elif isinstance(node, ast.Global):
            self.global_names.update(node.names)
        for child in ast.iter_child_nodes(node):
            self.parents[child] = node
            self.visit(child, local)

    def visit_function(self, node, local):
        arguments = node.args
        for child in getattr(node, "decorator_list", []):
            self.parents[child] = node
            self.visit(child, local)
        for default in arguments.defaults + arguments.kw_defaults:
            if default is not None:
                self.visit(default, local)
        body = node.body if isinstance(node.body, list) else [node.body]
        inner = {argument.arg for argument in all_arguments(arguments)}
        outer = set()
        for child in body:
            inner |= walrus_names(child) | bound_names(child)
            outer |= declared_global(child)
        for argument in all_arguments(arguments):
            if argument.annotation is not None:
                self.visit(argument.annotation, local)
        if getattr(node, "returns", None) is not None:
            self.visit(node.returns, local)
        for child in body:
            self.parents[child] = node
            self.visit(child, (local | inner) - outer)


def all_arguments(arguments):
    rest = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return arguments.posonlyargs + arguments.args + arguments.kwonlyargs + rest


def walrus_names(node):
    return {
        each.target.id for each in ast.walk(node) if isinstance(each, ast.NamedExpr)
    }


def declared_global(node):
    """Names that a function's body declares global, not looking into inner functions."""
    names, work = set(), [node]
    while work:
        node = work.pop()
        if isinstance(node, ast.Global):
            names.update(node.names)
        if not isinstance(node, FUNCTIONS):
            work.extend(ast.iter_child_nodes(node))
    return names
