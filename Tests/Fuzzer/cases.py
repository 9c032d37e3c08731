"""Random cases: bodies of functions that print what they see of memory."""
import random as _random
import textwrap

from expressions import Expressions

PRELUDE = '''\
import gc, sys, weakref
gc.collect()

def show(*values):
    for value in values:
        try:
            print(repr(value)[:300], end=" ")
        except Exception as error:
            print(type(error).__name__, error, end=" ")
    print()

def count(value):
    """The references to an object that no other program part shares."""
    shared = (int, str, bytes, float, complex, type(None), type(...), type(NotImplemented))
    if isinstance(value, shared) or value == () or isinstance(value, frozenset):
        print("count of a constant")
    else:
        print("count", sys.getrefcount(value))

def told(name):
    def tell(*args):
        print("told", name)
    return tell

class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
    def __repr__(self):
        return "Loud(%s)" % self.name

class Slotted:
    __slots__ = ("left", "right", "__weakref__")
    def __repr__(self):
        return "Slotted"

class Node:
    made = 0
    def __init__(self, value=None, next=None):
        Node.made += 1
        self.value = value
        self.next = next
    def __repr__(self):
        return "Node(%r)" % (self.value,)
    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value
    def __hash__(self):
        return hash(self.value)
    @property
    def double(self):
        return self.value * 2
    @double.setter
    def double(self, value):
        self.value = value // 2
    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)

class Child(Node):
    kind = "child"
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = [self]
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(name)

class Rebel(Loud):
    kept = []
    def __del__(self):
        print("kept", self.name)
        Rebel.kept.append(self)

class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow
    def __repr__(self):
        return "Manager"
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__)
        return self.swallow

class Items:
    def __init__(self, items):
        self.items = items
    def __repr__(self):
        return "Items"
    def __len__(self):
        return len(self.items)
    def __getitem__(self, place):
        return self.items[place]
    def __add__(self, other):
        return Items(list(self.items) + list(other))
    def __bool__(self):
        return len(self.items) > 1

class Sub(dict):
    def __missing__(self, key):
        return "no %r" % (key,)

class Numbers(list):
    pass
'''

CALL = '''
def run(number, case):
    print("== case", number)
    try:
        show(case())
    except Exception as error:
        print("!", type(error).__name__, error)
    Rebel.kept.clear()
    print("left", gc.collect())

'''


class Case:
    """A random body of a function."""

    def __init__(self, seed, version, size=14):
        self.random = _random.Random(seed)
        self.version = version
        self.variables = {}
        self.expressions = Expressions(self.random, self.variables, version)
        self.fresh = 0
        self.body = []
        for _ in range(self.random.randrange(5, size)):
            self.body += self.statement(2)
        self.body += self.show_all()

    # Names

    def new(self, kind):
        """A name to be bound: a fresh one, or one of the kind."""
        if self.random.random() < 0.25:
            known = self.expressions.name(kind)
            if known:
                return known
        if len(self.variables) < 9:
            self.fresh += 1
            name = "v%d" % self.fresh
        else:
            name = self.random.choice(sorted(self.variables))
        self.variables[name] = kind
        return name

    def one_of(self, *kinds):
        return self.expressions.name(*kinds)

    def show_all(self):
        plain = [name for name, kind in self.variables.items() if kind != "ref"]
        return ["show(%s)" % ", ".join(plain)] if plain else []

    # Statements: each maker gives lines

    def statement(self, depth):
        makers = [self.assign] * 5 + [
            self.alias, self.object, self.object, self.mutate, self.mutate, self.mutate,
            self.count, self.count, self.size, self.delete, self.delete, self.guarded,
            self.cycle, self.collect, self.weak, self.reuse, self.unpack, self.attribute,
            self.attribute, self.augmented, self.closure, self.tracked, self.identical,
            self.errors, self.generator, self.watch, self.comprehension, self.text_call,
            self.cell, self.copied, self.classes, self.store_slice, self.referrers,
            self.referrers, self.blocks, self.blocks, self.counted, self.formatted,
            self.attribute_size, self.weak_container]
        if depth > 0:
            makers += [self.loop, self.branch, self.attempt, self.context, self.function,
                       self.attempt, self.function]
            if self.version >= (3, 10):
                makers.append(self.match)
        lines = self.random.choice(makers)(depth)
        if lines and self.random.random() < 0.35:
            return (["try:"] + indent(lines)
                    + ["except Exception as error:", "    print(type(error).__name__, error)"])
        return lines

    def suite(self, depth, most=3):
        """Statements in a block; what they bind may stay unbound."""
        before = dict(self.variables)
        lines = []
        for _ in range(self.random.randrange(1, most + 1)):
            lines += self.statement(depth - 1)
        for name in list(self.variables):
            if name not in before:
                del self.variables[name]
        for name, kind in before.items():
            self.variables.setdefault(name, kind)
        return indent(lines or ["pass"])

    def assign(self, depth):
        kind = self.random.choice(("int", "str", "list", "list", "dict", "dict", "tuple", "set",
                                   "float", "bytes", "bool"))
        value = self.expressions.of(kind, 2)
        return ["%s = %s" % (self.new(kind), value)]

    def alias(self, depth):
        source = self.one_of()
        if not source:
            return []
        kind = self.variables[source]
        return ["%s = %s" % (self.new(kind), source)]

    def object(self, depth):
        value = self.random.choice([
            "Loud('%d')" % self.random.randrange(100), "Slotted()",
            "Node(%s)" % self.expressions.any(1), "Child(%s)" % self.expressions.any(0),
            "Rebel('%d')" % self.random.randrange(100), "object()",
            "Node.make(%s, next=%s)" % (self.expressions.any(0), self.one_of() or "None"),
            "Items(%s)" % self.expressions.of("list", 1), "Sub(%s)" % self.expressions.of("dict", 0),
            "Numbers(%s)" % self.expressions.of("list", 1), "Manager()",
            "type('Made', (%s,), {'x': %s})" % (
                self.random.choice(("Node", "object", "Loud", "dict", "Slotted")),
                self.expressions.any(0))])
        return ["%s = %s" % (self.new("object"), value)]

    def mutate(self, depth):
        kind = self.random.choice(("list", "list", "dict", "set", "object"))
        name = self.one_of(kind)
        if not name:
            return self.assign(depth)
        one, two = self.expressions.any(1), self.expressions.any(0)
        small = self.random.choice(("0", "1", "-1", "2", "5"))
        calls = {
            "list": ["append(%s)" % one, "extend(%s)" % self.expressions.of("list", 1),
                     "insert(%s, %s)" % (small, one), "pop()", "pop(%s)" % small,
                     "remove(%s)" % two, "sort()", "sort(key=str)", "reverse()", "clear()",
                     "append(%s)" % name, "copy()", "index(%s)" % two],
            "dict": ["update(%s)" % self.expressions.of("dict", 1), "pop(%s)" % two,
                     "pop(%s, None)" % two, "popitem()", "setdefault(%s, %s)" % (two, one),
                     "clear()", "get(%s)" % two, "keys()", "values()", "items()",
                     "__setitem__(%s, %s)" % (two, name)],
            "set": ["add(%s)" % two, "discard(%s)" % two, "remove(%s)" % two, "pop()", "clear()",
                    "update(%s)" % self.expressions.of("list", 1), "issubset(%s)" % name,
                    "intersection_update(%s)" % self.expressions.of("set", 1)],
            "object": ["__init__(%s)" % one, "__len__()", "__repr__()", "append(%s)" % one,
                       "update(%s)" % self.expressions.of("dict", 0), "__class__",
                       "dyn_x", "missing"],
        }[kind]
        return ["show(%s.%s)" % (name, self.random.choice(calls))]

    def store_slice(self, depth):
        name = self.one_of("list")
        if not name:
            return self.assign(depth)
        first, last = (self.random.choice(("", "0", "1", "-1", "3")) for _ in range(2))
        step = self.random.choice(("", "", ":2", ":-1"))
        place = "%s[%s:%s%s]" % (name, first, last, step)
        if self.random.random() < 0.3:
            return ["del " + place]
        return ["%s = %s" % (place, self.expressions.of("list", 1))]

    def count(self, depth):
        name = self.one_of()
        return ["count(%s)" % name] if name else []

    def referrers(self, depth):
        name = self.one_of("list", "dict", "set", "object", "function", "generator")
        if not name:
            return []
        return [self.random.choice([
            "print('held by', sorted([type(r).__name__ for r in gc.get_referrers(%s)]))",
            "print('refers to', sorted([type(r).__name__ for r in gc.get_referents(%s)]))",
        ]) % name]

    def blocks(self, depth):
        make = self.expressions.any(1) if self.random.random() < 0.6 else self.random.choice([
            "Node()", "Slotted()", "Numbers([1])", "Sub(a=1)", "lambda: 0", "object()", "Items([])",
            "[v for v in range(9)]", "{1: []}", "type('T', (), {})", "(v for v in ())", "set('ab')",
            "Node(1).__dict__", "ValueError(1)", "[].append", "Node().make", "iter([])", "zip([], [])"])
        # Nothing is printed in between: a stream keeps texts until it is flushed.
        return ["gc.collect()", "before = sys.getallocatedblocks()", "spare = %s" % make,
                "made = sys.getallocatedblocks()", "del spare",
                "left = sys.getallocatedblocks()",
                "print('blocks', made - before, left - before)", "del before, made, left"]

    def counted(self, depth):
        return ["gc.collect()", "before = gc.get_count()", "spare = %s" % self.expressions.any(1),
                "after = gc.get_count()", "print('counted', after[0] - before[0])",
                "del spare, before, after"]

    def formatted(self, depth):
        name = self.one_of()
        return ["show(f'{%s!r:>9}|{%s}')" % (name, name)] if name else []

    def attribute_size(self, depth):
        name = self.one_of("object")
        return ["print('size', sys.getsizeof(vars(%s)))" % name] if name else []

    def weak_container(self, depth):
        name = self.one_of("object", "function")
        if not name:
            return self.object(depth)
        box = self.new("object")
        return self.random.choice([
            ["%s = weakref.WeakValueDictionary(a=%s)" % (box, name), "print(len(%s))" % box],
            ["%s = weakref.WeakKeyDictionary()" % box, "%s[%s] = 1" % (box, name),
             "print(len(%s), list(%s.values()))" % (box, box)],
            ["%s = weakref.WeakSet([%s])" % (box, name), "print(len(%s), %s in %s)" % (
                box, name, box)],
            ["%s = weakref.proxy(%s)" % (box, name), "print(type(%s).__name__)" % box],
            ["weakref.finalize(%s, print, 'finalized')" % name]])

    def size(self, depth):
        name = self.one_of("list", "dict", "set", "object", "tuple", "str", "int", "bytes", "float")
        return ["print('size', sys.getsizeof(%s))" % name] if name else []

    def delete(self, depth):
        name = self.one_of()
        if not name:
            return []
        kind = self.variables[name]
        if kind == "list" and self.random.random() < 0.3:
            return ["del %s[%s]" % (name, self.random.choice(("0", "-1", "1:", "::2")))]
        if kind == "dict" and self.random.random() < 0.3:
            return ["del %s[%s]" % (name, self.expressions.any(0))]
        del self.variables[name]
        return ["del %s" % name]

    def guarded(self, depth):
        return ["show(%s)" % self.expressions.any(3)]

    def cycle(self, depth):
        name = self.one_of("list", "dict", "object")
        if not name:
            return self.object(depth)
        kind = self.variables[name]
        other = self.one_of("list", "dict", "object") or name
        if kind == "list":
            return ["%s.append(%s)" % (name, other)]
        if kind == "dict":
            return ["%s[%r] = %s" % (name, self.random.choice("xyz"), other)]
        return ["%s.%s = %s" % (name, self.random.choice(("next", "left", "value", "me")), other)]

    def collect(self, depth):
        return [self.random.choice([
            "print('found', gc.collect())", "print('found', gc.collect(0))",
            "print('found', gc.collect(1))", "gc.disable()", "gc.enable()",
            "print('enabled', gc.isenabled())", "print(len(gc.garbage))"])]

    def weak(self, depth):
        name = self.one_of("object", "set", "function")
        if not name:
            return self.object(depth)
        reference = self.new("ref")
        make = self.random.choice(
            ["weakref.ref(%s)", "weakref.ref(%s, told('dead'))", "weakref.ref(%s)"]) % name
        return ["%s = %s" % (reference, make),
                "print(%s() is %s, weakref.getweakrefcount(%s))" % (reference, name, name)]

    def watch(self, depth):
        name = self.one_of("ref")
        return ["print('alive', %s() is not None)" % name] if name else self.weak(depth)

    def reuse(self, depth):
        make = self.random.choice(["[]", "{}", "Node()", "Loud('r')", "object()", "[1, 2]",
                                   "set()", "(1, [])", "Slotted()", "'ab' * 7", "lambda: 0",
                                   "10 ** 20", "1.5 * 3", "bytearray(9)", "Items(1)"])
        other = make if self.random.random() < 0.6 else self.expressions.any(1)
        return ["spare = %s" % make, "place = id(spare)", "del spare", "again = %s" % other,
                "print('same place', id(again) == place)", "del again, place"]

    def unpack(self, depth):
        value = self.expressions.of(self.random.choice(("list", "tuple", "str", "dict")), 1)
        one, two = self.new("any"), self.new("list")
        target = self.random.choice(["%s, *%s", "*%s, %s", "%s, %s", "(%s, %s)", "[%s, *%s]"])
        if target.startswith("*"):
            one, two = two, one
        return [target % (one, two) + " = " + value]

    def attribute(self, depth):
        name = self.one_of("object")
        if not name:
            return self.object(depth)
        field = self.random.choice(
            ("value", "next", "name", "left", "double", "x", "kind", "extra", "__dict__",
             "__class__", "made", "items", "__doc__"))
        return [self.random.choice([
            "%s.%s = %s" % (name, field, self.expressions.any(1)),
            "show(%s.%s)" % (name, field), "del %s.%s" % (name, field),
            "print(hasattr(%s, %r))" % (name, field),
            "print(getattr(%s, %r, 'none'))" % (name, "z" + field),
            "print(sorted(vars(%s)))" % name])]

    def augmented(self, depth):
        name = self.one_of("int", "str", "list", "set", "dict", "tuple", "float")
        if not name:
            return self.assign(depth)
        kind = self.variables[name]
        operator = {"int": "+ - * // % << & | ^ **", "str": "+ *", "list": "+ *",
                    "set": "| & - ^", "dict": "|", "tuple": "+ *", "float": "+ - * / %"}[kind]
        value = self.expressions.of(kind if self.random.random() < 0.8 else "int", 0)
        if kind == "int":
            value = self.random.choice(("1", "2", "7", "0", "-3", "'x'", "1.5"))
        return ["%s %s= %s" % (name, self.random.choice(operator.split()), value)]

    def closure(self, depth):
        captured = self.one_of("list", "dict", "int", "object")
        name = self.new("function")
        body = self.random.choice([
            "lambda a=%s: (a, %s)" % (self.expressions.any(0), captured or "1"),
            "lambda *a, **k: (a, k)", "lambda a, /, b=2, *, c=3: a",
        ])
        return ["%s = %s" % (name, body),
                "show(%s(%s))" % (name, self.expressions.many("int", 0, 3))]

    def cell(self, depth):
        name = self.one_of("function")
        if not name:
            return self.closure(depth)
        return [self.random.choice([
            "show([c.cell_contents for c in %s.__closure__ or ()])" % name,
            "show(%s.__defaults__, %s.__kwdefaults__, %s.__name__)" % (name, name, name),
            "show(%s.__code__.co_varnames, %s.__code__.co_freevars)" % (name, name)])]

    def tracked(self, depth):
        name = self.one_of()
        if not name:
            return []
        return [self.random.choice([
            "print('tracked', gc.is_tracked(%s))" % name,
            "print('refers', len(gc.get_referents(%s)))" % name,
            "print(type(%s).__name__, %s is %s)" % (name, name, self.one_of())])]

    def identical(self, depth):
        one, two = self.expressions.any(1), self.expressions.any(1)
        return ["show(%s == %s, %s is %s)" % (one, two, self.one_of() or one, self.one_of() or two)]

    def errors(self, depth):
        return ["show(%s)" % self.random.choice([
            "%s + %s" % (self.expressions.any(0), self.expressions.any(0)),
            "%s[%s]" % (self.expressions.any(0), self.expressions.any(0)),
            "%s(%s)" % (self.one_of() or "len", self.expressions.any(0)),
            "%s < %s" % (self.expressions.any(0), self.expressions.any(0)),
            "{%s: 1}" % self.expressions.any(1), "[].%s" % self.random.choice("abc"),
            "int(%s, %s)" % (self.expressions.of("str", 0), self.random.choice(("10", "2", "1"))),
            "iter(%s)" % self.expressions.of("int", 0), "next(iter(%s))" % self.expressions.any(0),
            "len(%s, 1)" % self.expressions.any(0), "undefined", "1 // 0", "(1).x",
            "Node(1, 2, 3, 4)", "Node(no=1)", "max(%s)" % self.expressions.of("list", 0),
            "sum(%s, %s)" % (self.expressions.of("list", 0), self.expressions.any(0)),
            "-%s" % self.expressions.any(0), "%s @ 1" % self.expressions.any(0),
            "range(%s)" % self.expressions.any(0), "zip(%s)" % self.expressions.any(0),
            "sorted(%s)" % self.expressions.any(1), "tuple(%s)" % self.expressions.any(0)])]

    def generator(self, depth):
        known = self.one_of("generator")
        if known and self.random.random() < 0.7:
            return ["show(%s)" % self.random.choice([
                "next(%s)", "next(%s, 'end')", "list(%s)", "%s.send(1)", "%s.close()",
                "%s.throw(ValueError('thrown'))", "%s.gi_frame is None"]) % known]
        name = self.new("generator")
        make = self.random.choice([
            ["def make():", "    try:", "        got = yield %s" % self.expressions.any(1),
             "        print('got', got)", "        yield from %s" % self.expressions.of("list", 1),
             "    finally:", "        print('closed')", "%s = make()" % name],
            ["%s = (v for v in %s)" % (name, self.expressions.of("list", 1))],
            ["def make(n):", "    while n:", "        n -= 1", "        try:",
             "            yield n", "        except ValueError as error:",
             "            print('inside', error)", "    return 'over'",
             "%s = make(%d)" % (name, self.random.randrange(4))]])
        return make

    def comprehension(self, depth):
        name = self.new(self.random.choice(("list", "dict", "set")))
        kind = self.variables[name]
        values = self.expressions.of("list", 1)
        text = {"list": "[v for v in %s if v]", "dict": "{str(v): v for v in %s}",
                "set": "{str(v) for v in %s}"}[kind] % values
        return ["%s = %s" % (name, text)]

    def text_call(self, depth):
        return ["show(%s)" % self.expressions.of("str", 3)]

    def copied(self, depth):
        name = self.one_of("list", "dict", "set")
        if not name:
            return self.assign(depth)
        kind = self.variables[name]
        call = self.random.choice(["%s.copy()", kind + "(%s)", "%s[:]" if kind == "list" else
                                   "type(%s)()"]) % name
        return ["%s = %s" % (self.new(kind), call)]

    def classes(self, depth):
        name = self.new("object")
        lines = ["class Local%s:" % self.random.choice(["", "(Node)", "(Loud)", "(list)",
                                                        "(Exception)", "(Child, Items)"])]
        for _ in range(self.random.randrange(1, 4)):
            lines += ["    " + line for line in self.random.choice([
                ["x = %s" % self.expressions.any(0)],
                ["def method(self, *a):", "    return a"],
                ["def __eq__(self, other):", "    return True"],
                ["__slots__ = ('p', 'q')"],
                ["@staticmethod", "def fixed(v=1):", "    return v"],
                ["@property", "def prop(self):", "    return 'prop'"],
                ["def __call__(self, *a):", "    return len(a)"],
                ["def __iter__(self):", "    return iter((1, 2))"],
                ["def __set_name__(self, *a):", "    print(a[1:])"],
                ["def __init_subclass__(cls, **k):", "    print(cls.__name__, k)"],
                ["def __contains__(self, v):", "    return v == 1"],
                ["y: int = 3"]])]
        use = self.random.choice(["Local()", "Local", "Local(%s)" % self.expressions.any(0)])
        return lines + ["%s = %s" % (name, use), "show(Local.__mro__[1:], %s.__class__)" % name]

    # Compound statements

    def loop(self, depth):
        head = self.random.choice([
            "for item in %s:" % self.expressions.of(
                self.random.choice(("list", "dict", "set", "tuple", "str")), 1),
            "for place, item in enumerate(%s):" % self.expressions.of("list", 1),
            "for item in range(%d):" % self.random.randrange(5)])
        ending = self.random.choice([[], ["    break"], ["    if item: continue"], []])
        after = self.random.choice([[], [], ["else:", "    print('no break')"]])
        return [head] + self.suite(depth) + ending + after

    def branch(self, depth):
        return (["if %s:" % self.expressions.of("bool", 2)] + self.suite(depth)
                + ["else:"] + self.suite(depth))

    def attempt(self, depth):
        caught = self.random.choice(["Exception as error", "ValueError", "(TypeError, KeyError)",
                                     "LookupError as error", "ArithmeticError as error"])
        lines = ["try:"] + self.suite(depth)
        if self.random.random() < 0.5:
            lines += ["    raise %s" % self.random.choice(
                ["ValueError(1)", "KeyError('k')", "TypeError", "Exception(%s)"
                 % self.expressions.any(0), "ValueError('a') from KeyError('b')"])]
        lines += ["except %s:" % caught]
        lines += (["    print(type(error).__name__, error.args, error.__context__)"]
                  if "as" in caught else ["    print('caught')"])
        if self.random.random() < 0.4:
            lines += ["    " + self.random.choice(["raise", "pass", "1 / 0", "del v0"])]
        if self.random.random() < 0.4:
            lines += ["else:", "    print('else')"]
        if self.random.random() < 0.5:
            lines += ["finally:"] + self.suite(depth, 2)
        return ["try:"] + indent(lines) + ["except Exception as error:",
                                           "    print('outer', type(error).__name__, error)"]

    def context(self, depth):
        item = self.random.choice(["Manager()", "Manager(True)", "Manager() as manager"])
        lines = ["with %s:" % item] + self.suite(depth)
        if self.random.random() < 0.3:
            lines += ["    raise KeyError('inside')"]
        return ["try:"] + indent(lines) + ["except KeyError as error:", "    print('out', error)"]

    def function(self, depth):
        name = self.new("function")
        outer = dict(self.variables)
        inside = Case.__new__(Case)
        inside.random = self.random
        inside.version = self.version
        inside.fresh = self.fresh + 20
        inside.variables = {"p": "list", "q": "any"}
        inside.expressions = Expressions(self.random, inside.variables, self.version)
        lines = []
        for _ in range(self.random.randrange(1, 4)):
            lines += inside.statement(depth - 1)
        captured = [key for key, kind in outer.items() if key != name]
        if captured and self.random.random() < 0.6:
            lines.insert(0, self.random.choice(["nonlocal %s", "show(%s)"])
                         % self.random.choice(captured))
        lines += [self.random.choice(["return q", "return p", "show(locals().keys())", "pass",
                                      "return lambda: p", "raise ValueError(q)"])]
        return (["def %s(p, q=%s):" % (name, self.expressions.any(0))] + indent(lines)
                + ["show(%s(%s))" % (name, self.expressions.of("list", 1))])

    def match(self, depth):
        patterns = ["[]", "[one]", "[one, *rest]", "{'a': one}", "int()", "str() as one",
                    "Node(value=one)", "1 | 2 | 'a'", "None", "(one, two)", "{}", "float(one)"]
        lines = ["match %s:" % self.expressions.any(1)]
        for pattern in self.random.sample(patterns, 3):
            lines += ["    case %s:" % pattern, "        print(%r)" % pattern]
        return lines + ["    case _:", "        print('other')"]


def indent(lines):
    return ["    " + line for line in lines]


def case_source(seed, version):
    """The function of a case."""
    return "def case():\n" + textwrap.indent("\n".join(Case(seed, version).body), "    ") + "\n"


def alone(seed, version):
    """A program of one case; every fourth stands at module level, its errors uncaught."""
    if seed % 4 == 3:
        return PRELUDE + "\n" + "\n".join(Case(seed, version).body) + "\n"
    return PRELUDE + CALL + case_source(seed, version) + "run(%d, case)\n" % seed


def batch(seeds, version):
    """A program of many cases."""
    parts = [PRELUDE, CALL]
    for seed in seeds:
        parts.append(case_source(seed, version) + "run(%d, case)\n" % seed)
    return "\n".join(parts)
