# How often an object is counted while one of its special methods runs.
import sys

count = sys.getrefcount


class Thing:
    def __int__(self):
        print("int", count(self))
        return 1

    def __float__(self):
        print("float", count(self))
        return 1.0

    def __str__(self):
        print("str", count(self))
        return ""

    def __bytes__(self):
        print("bytes", count(self))
        return b""

    def __complex__(self):
        print("complex", count(self))
        return 1j

    def __bool__(self):
        print("bool", count(self))
        return True

    def __iter__(self):
        print("iter", count(self))
        return iter([])

    def __reversed__(self):
        print("reversed", count(self))
        return iter([])

    def keys(self):
        print("keys", count(self))
        return []

    def __hash__(self):
        print("hash", count(self))
        return 1

    def __round__(self, digits=None):
        print("round", count(self))
        return 1

    def __format__(self, spec):
        print("format", count(self))
        return ""

    def __dir__(self):
        print("dir", count(self))
        return []

    def __sizeof__(self):
        print("sizeof", count(self))
        return 1

    def __instancecheck__(self, other):
        print("instance", count(self))
        return True

    def __enter__(self):
        print("enter", count(self))

    def __exit__(self, *info):
        print("exit", count(self))


x = Thing()
int(x), float(x), str(x), bytes(x), complex(x), bool(x)
list(x), tuple(x), set(x), dict(x), enumerate(x), zip(x), map(str, x), filter(str, x), reversed(x)
set().update(x), {}.update(x), int.__new__(int, x), {x: 1}, {x}
round(x), round(x, 1), format(x), dir(x), sys.getsizeof(x), isinstance(1, x)
f"{x}", "{}".format(x), "%s" % x
with x:
    pass
