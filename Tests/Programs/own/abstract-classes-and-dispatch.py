# Abstract classes, protocols, single dispatch, total ordering.
from abc import ABC, abstractmethod, ABCMeta
from functools import singledispatch, total_ordering, wraps, cached_property, partialmethod
from collections.abc import Sized, Iterable, Hashable, Mapping, Sequence, Callable, Iterator
import sys
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name}:{self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
print(Sq(3).show(), Shape.__abstractmethods__ == frozenset({"area", "name"}), isinstance(Sq(1), Shape))
try: Shape()
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 0
try: Half()
except TypeError as e: print(e)
class Duck:
    def __len__(self): return 3
print(isinstance(Duck(), Sized), issubclass(list, Sequence), isinstance({}, Mapping), isinstance([], Hashable), isinstance(iter([]), Iterator), isinstance(len, Callable))
Shape.register(Duck); print(isinstance(Duck(), Shape))
@singledispatch
def desc(x): return "object"
@desc.register
def _(x: int): return "int"
@desc.register(list)
def _(x): return "list of " + ",".join(desc(i) for i in x)
print(desc(1), desc([1, "a"]), desc(True), desc(2.0), desc.dispatch(bool) is desc.dispatch(int), len(desc.registry))
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(2) > V(1), V(1) >= V(2), max([V(1), V(3)]).n)
try: hash(V(1))
except TypeError as e: print(e)
def logged(f):
    "decorator"
    @wraps(f)
    def inner(*a, **k):
        print("call", f.__name__, a, k); return f(*a, **k)
    return inner
@logged
def add(a, b=2):
    "adds"
    return a + b
print(add(1, b=5), add.__name__, add.__doc__, add.__wrapped__ is not add)
class C:
    @cached_property
    def big(self): print("computing"); return 42
    def _set(self, v): self.v = v
    on = partialmethod(_set, 1)
c = C(); print(c.big, c.big, c.__dict__); c.on(); print(c.v); del c.big; print(c.big)
class Mp(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
m = Mp({"a": 1}); print(m.get("a"), "b" in m, list(m.items()), m == {"a": 1}, dict(m), m.keys() & {"a"})
class Sq2(Sequence):
    def __getitem__(self, i): return [5, 6, 7][i]
    def __len__(self): return 3
s = Sq2(); print(list(s), 6 in s, s.index(7), list(reversed(s)), s.count(5))
