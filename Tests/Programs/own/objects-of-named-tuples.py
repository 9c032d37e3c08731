# The objects that a class made by namedtuple or typing.NamedTuple consists of; its attributes and errors.
import sys, typing
from collections import namedtuple
import gc
def census(name, make):
    make(); gc.collect(); make(); gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    make(); count = gc.collect(); gc.set_debug(0)
    kinds = {}
    for o in gc.garbage: kinds[type(o).__name__] = kinds.get(type(o).__name__, 0) + 1
    gc.garbage.clear(); gc.collect()
    print(name, count, sorted(kinds.items()))
def tried(call):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
census("plain", lambda: namedtuple("N", "a b"))
census("one field", lambda: namedtuple("N", "a"))
census("defaults", lambda: namedtuple("N", "a b", defaults=[1]))
def typed():
    class T(typing.NamedTuple):
        x: int
        y: int = 3
        def f(self): return self.x
census("typed", typed)
N = namedtuple("N", "a b", defaults=[3])
new = N.__new__
print(new.__defaults__, new.__doc__, new.__module__, new.__qualname__, list(new.__globals__), new.__code__.co_filename)
print(list(N.__dict__), N._field_defaults, N._fields, hasattr(N, "__match_args__"))
print(N._replace.__doc__, "|", N._make.__doc__, "|", N.__repr__.__code__.co_freevars, [c.cell_contents for c in N.__repr__.__closure__])
print([sys.getrefcount(x) for x in (N._fields, N.__new__, N._field_defaults)], sys.getsizeof(N(1)))
for call in (lambda: N(), lambda: N(1, 2, 3), lambda: N(1, c=3), lambda: N(1, a=3), lambda: N._make([1]),
             lambda: N(1)._replace(c=3), lambda: N(1)._replace(b=4), lambda: N.a.__get__(3), lambda: N(1)._asdict(),
             lambda: namedtuple("N", "a b", defaults=[1, 2, 3]), lambda: namedtuple("N", "for a a", rename=True)._fields):
    tried(call)
class T(typing.NamedTuple):
    x: int
    y: "T" = 3
print(T(1), T.__annotations__, list(T.__dict__), T.__new__.__annotations__, T.__new__.__defaults__)
def wrong():
    class W(typing.NamedTuple):
        a: int = 1
        b: int
tried(wrong)
def wrong():
    class W(typing.NamedTuple):
        a: int
        def _make(self): pass
tried(wrong)
N()
