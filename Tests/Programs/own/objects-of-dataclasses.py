# The objects that a dataclass consists of; its parameters, its fields and its errors.
import sys
from dataclasses import *
from typing import ClassVar
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
def plain():
    @dataclass
    class P:
        x: int
        y: int = 0
census("plain", plain)
def ordered():
    @dataclass(frozen=True, order=True)
    class P:
        x: int
        y: list = field(default_factory=list)
census("frozen and ordered", ordered)
def derived():
    @dataclass(unsafe_hash=True)
    class B:
        x: int
    @dataclass(eq=False, repr=False)
    class C(B):
        y: int = 1
        def __post_init__(self): pass
census("derived", derived)
if sys.version_info >= (3, 10):
    def slots():
        @dataclass(slots=True)
        class P:
            x: int
            y: int = 0
    census("slots", slots)
@dataclass
class P:
    x: int
    y: int = 0
    c: ClassVar[int] = 5
    d: ClassVar = 6
    e: "ClassVar[int]" = 7
    i: InitVar[int] = 8
    l: list = field(default_factory=list, repr=False)
    n: int = field(default=3, init=False)
    def __post_init__(self, i): self.seen = i
print(P(1), P(1).seen, [f.name for f in fields(P)], asdict(P(1)), P.__doc__)
print(P.__dataclass_params__, list(P.__dict__), [str(f._field_type) for f in P.__dataclass_fields__.values()])
print(str(P.__dataclass_fields__["y"]).replace(repr(MISSING), "MISSING"))
print(P.__init__.__defaults__[0], P.__init__.__annotations__, P.__init__.__qualname__, P.__repr__.__wrapped__.__qualname__, P.__repr__.__code__.co_freevars)
print([(name, f.__code__.co_firstlineno, f.__code__.co_filename, f.__code__.co_freevars) for name, f in P.__dict__.items() if name in ("__init__", "__eq__")])
@dataclass(frozen=True, order=True)
class F:
    x: int
    y: object = None
f = F(1)
def change(): f.x = 3
def drop(): del f.x
def no_default():
    @dataclass
    class D:
        x: int = 1
        y: int
def overwritten():
    @dataclass(order=True)
    class D:
        x: int = 1
        def __lt__(s, o): pass
def thaw():
    @dataclass
    class D(F): pass
def mutable():
    @dataclass
    class D:
        x: list = []
for call in (change, drop, no_default, overwritten, thaw, mutable, lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, c=3), lambda: F(1) < 3,
             lambda: F(1) < F(2), lambda: hash(F(1)) == hash((1, None)), lambda: hash(P(1)), lambda: F(1) == F(1.0), lambda: replace(P(1), n=4),
             lambda: asdict(3), lambda: fields(3), lambda: make_dataclass("C", ["x", ("y", int, 5)])(1), lambda: make_dataclass("C", ["for"])):
    tried(call)
@dataclass
class Loop:
    me: object = None
l = Loop(); l.me = l; print(l)
@dataclass
class Late:
    x: int
    def __post_init__(self): raise ValueError(self.x)
Late(3)
