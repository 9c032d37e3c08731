"""Random expressions, by the kind of value that is wanted."""

INTS = ["0", "1", "2", "-1", "3", "7", "255", "256", "257", "-5", "-6", "1000", "2 ** 30",
        "2 ** 31", "2 ** 62", "2 ** 63", "10 ** 18", "10 ** 25", "-10 ** 20", "2 ** 100"]
FLOATS = ["0.0", "1.5", "-2.25", "1e16", "1e-7", "3.0", "0.1", "1e308", "-0.0", "2.5", "1e22"]
STRS = ["''", "'a'", "'abc'", "'hello world'", "'a,b,,c'", "'  pad '", "'ABC'", "('x' * 20)",
        "'\\u00e9t\\u00e9'", "'line\\nnext'", "'12'", "'-7'", "'3.5'", "'\\U0001f600'",
        "'%s and %d'", "'{} {}'", "'tab\\tend'", "\"it's\""]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'a b c'", "b'12'"]
CONSTANTS = ["None", "True", "False", "...", "NotImplemented"]
KINDS = ("int", "float", "str", "bytes", "list", "tuple", "dict", "set", "bool", "none")


class Expressions:
    """A maker of expressions over the variables of a case."""

    def __init__(self, random, variables, version):
        self.random = random
        self.variables = variables
        self.version = version

    def name(self, *kinds):
        """The name of a variable of one of the kinds, or None."""
        names = [name for name, kind in self.variables.items() if not kinds or kind in kinds]
        return self.random.choice(names) if names else None

    def any(self, depth=2):
        kind = self.random.choice(
            ("int", "int", "str", "str", "list", "list", "tuple", "dict", "dict", "set", "float",
             "bytes", "none", "bool"))
        return self.of(kind, depth)

    def of(self, kind, depth=2):
        random = self.random
        if random.random() < 0.4:
            name = self.name(kind)
            if name:
                return name
        # Now and then a value of the wrong kind, for the errors.
        if random.random() < 0.03:
            return self.name() or random.choice(CONSTANTS)
        text = getattr(self, "_" + kind)(depth)
        return "(%s)" % text if text[0] in "-0123456789" else text

    def many(self, kind, depth, most=4):
        return ", ".join(self.of(kind, depth) for _ in range(self.random.randrange(most)))

    def _none(self, depth):
        return self.random.choice(("None", "None", "...", "NotImplemented"))

    def _bool(self, depth):
        if depth <= 0:
            return self.random.choice(("True", "False"))
        left = self.any(depth - 1)
        return self.random.choice([
            lambda: "%s == %s" % (left, self.any(depth - 1)),
            lambda: "%s != %s" % (left, self.any(depth - 1)),
            lambda: "%s is %s" % (self.name() or "None", self.name() or "None"),
            lambda: "%s < %s" % (self.of("int", 1), self.of("int", 1)),
            lambda: "%s <= %s" % (left, self.any(depth - 1)),
            lambda: "%s in %s" % (left, self.of("list", depth - 1)),
            lambda: "%s not in %s" % (self.of("int", 1), self.of("set", depth - 1)),
            lambda: "(not %s)" % left,
            lambda: "isinstance(%s, (int, str))" % left,
            lambda: "%s < %s < %s" % tuple(self.of("int", 0) for _ in range(3)),
            lambda: "bool(%s)" % left,
            lambda: "any(%s)" % self.of("list", depth - 1),
            lambda: "callable(%s)" % left,
        ])()

    def _int(self, depth):
        if depth <= 0:
            return self.random.choice(INTS)
        number = lambda: self.of("int", depth - 1)
        return self.random.choice([
            lambda: self.random.choice(INTS),
            lambda: "(%s %s %s)" % (number(), self.random.choice(
                ["+", "-", "*", "//", "%", "&", "|", "^"]), number()),
            lambda: "(%s << %d)" % (number(), self.random.choice((0, 1, 3, 30, 64))),
            lambda: "(%s >> %d)" % (number(), self.random.choice((0, 1, 5, 40))),
            lambda: "len(%s)" % self.any(depth - 1),
            lambda: "abs(%s)" % number(),
            lambda: "-%s" % number(),
            lambda: "~%s" % number(),
            lambda: "int(%s)" % self.any(depth - 1),
            lambda: "%s.index(%s)" % (self.of("list", 1), self.any(0)),
            lambda: "%s.count(%s)" % (self.of("list", 1), self.any(0)),
            lambda: "%s.find(%s)" % (self.of("str", 1), self.of("str", 0)),
            lambda: "hash(%s)" % self.of(self.random.choice(("int", "str", "float")), 1),
            lambda: "max(%s, %s)" % (number(), number()),
            lambda: "sum(%s)" % self.of("list", depth - 1),
            lambda: "ord(%s)" % self.of("str", 0),
            lambda: "(%s).bit_length()" % self.of("int", 0),
            lambda: "divmod(%s, %s)" % (number(), number()),
            lambda: "pow(%s, %d, %d)" % (number(), self.random.randrange(6),
                                        self.random.randrange(1, 99)),
            lambda: "round(%s)" % self.of("float", 1),
        ])()

    def _float(self, depth):
        if depth <= 0:
            return self.random.choice(FLOATS)
        return self.random.choice([
            lambda: self.random.choice(FLOATS),
            lambda: "(%s %s %s)" % (self.of("float", depth - 1),
                                    self.random.choice(["+", "-", "*", "/", "//", "%"]),
                                    self.of("float", depth - 1)),
            lambda: "(%s / %s)" % (self.of("int", 1), self.of("int", 1)),
            lambda: "float(%s)" % self.any(depth - 1),
            lambda: "round(%s, %d)" % (self.of("float", 0), self.random.randrange(4)),
        ])()

    def _str(self, depth):
        if depth <= 0:
            return self.random.choice(STRS)
        text = lambda: self.of("str", depth - 1)
        small = lambda: self.random.choice(("-3", "-1", "0", "1", "2", "5"))
        return self.random.choice([
            lambda: self.random.choice(STRS),
            lambda: "(%s + %s)" % (text(), text()),
            lambda: "(%s * %s)" % (text(), small()),
            lambda: "str(%s)" % self.any(depth - 1),
            lambda: "repr(%s)" % self.any(depth - 1),
            lambda: "%s[%s]" % (text(), small()),
            lambda: "%s[%s:%s]" % (text(), small(), small()),
            lambda: "%s[::%s]" % (text(), self.random.choice(("-1", "2", "-2"))),
            lambda: "%s.%s()" % (text(), self.random.choice(
                ["upper", "lower", "title", "strip", "swapcase", "capitalize", "casefold",
                 "lstrip", "rstrip", "isdigit", "isalpha", "isspace", "isidentifier"])),
            lambda: "%s.replace(%s, %s)" % (text(), self.of("str", 0), self.of("str", 0)),
            lambda: "%s.join(%s)" % (self.of("str", 0), self.of("list", depth - 1)),
            lambda: "'%%s|%%r' %% (%s, %s)" % (self.any(1), self.any(1)),
            lambda: "'%%5d|%%-6s|%%.2f' %% (%s, %s, %s)" % (
                self.of("int", 0), self.of("str", 0), self.of("float", 0)),
            lambda: "'{!r:>8}|{}'.format(%s, %s)" % (self.any(0), self.any(0)),
            lambda: "f'{%s!r}<{%s}>'" % (self.name() or "1", self.name() or "2"),
            lambda: "format(%s, %r)" % (self.any(0), self.random.choice(
                ["", "5", "<8", "^9", "+d", "x", "#b", ".3f", "08.2f", ",", "e", "%", "s", "q"])),
            lambda: "%s.%s(%s)" % (text(), self.random.choice(
                ["zfill", "center", "ljust", "rjust"]), self.random.choice(("0", "5", "12"))),
            lambda: "chr(%s)" % self.random.choice(("65", "233", "8364", "128512", "-1")),
            lambda: "ascii(%s)" % self.any(0),
            lambda: "hex(%s)" % self.of("int", 1),
        ])()

    def _bytes(self, depth):
        if depth <= 0:
            return self.random.choice(BYTES)
        return self.random.choice([
            lambda: self.random.choice(BYTES),
            lambda: "(%s + %s)" % (self.of("bytes", 0), self.of("bytes", 0)),
            lambda: "bytes(%s)" % self.of("list", 0),
            lambda: "%s.encode()" % self.of("str", 0),
            lambda: "%s[%d:]" % (self.of("bytes", 0), self.random.randrange(-2, 3)),
            lambda: "bytearray(%s)" % self.of("bytes", 0),
        ])()

    def _list(self, depth):
        random = self.random
        if depth <= 0:
            return random.choice(["[]", "[1, 2, 3]", "['a', 'b']", "[0] * 3", "list(range(5))"])
        items = lambda: self.of("list", depth - 1)
        return random.choice([
            lambda: "[%s]" % ", ".join(self.any(depth - 1) for _ in range(random.randrange(4))),
            lambda: "[%s]" % self.many("int", depth - 1),
            lambda: "list(%s)" % self.any(depth - 1),
            lambda: "(%s + %s)" % (items(), items()),
            lambda: "(%s * %s)" % (items(), random.choice(("0", "2", "-1"))),
            lambda: "%s[%s:%s]" % (items(), random.choice(("", "1", "-2")),
                                   random.choice(("", "3", "-1"))),
            lambda: "sorted(%s)" % items(),
            lambda: "sorted(%s, key=%s, reverse=%s)" % (
                items(), random.choice(("str", "repr", "None", "lambda v: str(v)[::-1]")),
                random.choice(("True", "False"))),
            lambda: "[v for v in %s]" % items(),
            lambda: "[(i, v) for i, v in enumerate(%s) if i %% 2]" % items(),
            lambda: "[i * j for i in range(%d) for j in range(i)]" % random.randrange(5),
            lambda: "list(map(%s, %s))" % (random.choice(("str", "repr", "type", "bool")), items()),
            lambda: "list(zip(%s, %s))" % (items(), items()),
            lambda: "%s.split(%s)" % (self.of("str", 1), random.choice(("", "','", "None", "'b'"))),
            lambda: "[*%s, *%s]" % (items(), self.of("tuple", 0)),
            lambda: "list(reversed(%s))" % items(),
            lambda: "list(range(%s, %s, %s))" % tuple(
                random.choice(("0", "1", "5", "-3", "9")) for _ in range(3)),
            lambda: "list(%s.items())" % self.of("dict", depth - 1),
            lambda: "[[] for _ in range(%d)]" % random.randrange(4),
            lambda: "list(filter(None, %s))" % items(),
        ])()

    def _tuple(self, depth):
        if depth <= 0:
            return self.random.choice(["()", "(1,)", "(1, 'a')", "((), [])"])
        return self.random.choice([
            lambda: "(%s,)" % self.any(depth - 1),
            lambda: "(%s, %s)" % (self.any(depth - 1), self.any(depth - 1)),
            lambda: "tuple(%s)" % self.of("list", depth - 1),
            lambda: "(%s + %s)" % (self.of("tuple", depth - 1), self.of("tuple", depth - 1)),
            lambda: "%s[%s:]" % (self.of("tuple", depth - 1), self.random.choice("01")),
            lambda: "tuple(v for v in %s)" % self.of("list", depth - 1),
        ])()

    def _dict(self, depth):
        random = self.random
        if depth <= 0:
            return random.choice(["{}", "{'a': 1}", "{1: 2, 'k': []}", "dict(x=1, y=2)"])
        key = lambda: self.of(random.choice(("int", "str", "str", "tuple", "float")), 0)
        choices = [
            lambda: "{%s}" % ", ".join("%s: %s" % (key(), self.any(depth - 1))
                                       for _ in range(random.randrange(5))),
            lambda: "{k: v for k, v in %s}" % "enumerate(%s)" % self.of("list", depth - 1),
            lambda: "{v: %s for v in %s}" % (self.any(0), self.of("list", depth - 1)),
            lambda: "dict(%s)" % self.of("dict", depth - 1),
            lambda: "dict.fromkeys(%s, %s)" % (self.of("list", depth - 1), self.any(0)),
            lambda: "{**%s, **%s}" % (self.of("dict", 0), self.of("dict", 0)),
            lambda: "%s.copy()" % self.of("dict", depth - 1),
        ]
        if self.version >= (3, 9):
            choices.append(lambda: "(%s | %s)" % (self.of("dict", 0), self.of("dict", 0)))
        return random.choice(choices)()

    def _set(self, depth):
        random = self.random
        if depth <= 0:
            return random.choice(["set()", "{1, 2, 3}", "{'a', 'b'}", "frozenset([1, 'x'])"])
        part = lambda: self.of("set", depth - 1)
        return random.choice([
            lambda: "{%s, %s}" % (self.of("int", 0), self.of("str", 0)),
            lambda: "set(%s)" % self.of("list", depth - 1),
            lambda: "(%s %s %s)" % (part(), random.choice("|&-^"), part()),
            lambda: "{v %% 5 for v in range(%d)}" % random.randrange(20),
            lambda: "frozenset(%s)" % self.of("str", 1),
            lambda: "%s.union(%s)" % (part(), self.of("list", 0)),
        ])()
