# ChainMap, Counter, abstract classes, exit stacks, weak sets: what their classes can do
import sys, collections, collections.abc as abc, contextlib, copy, weakref
from collections import ChainMap, Counter, UserDict

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

class Missing(ChainMap):
    def __missing__(self, key): return "missing " + key
c = Missing({"a": 1}, {"b": 2, "a": 3})
print(c["x"], c.get("x"), c.get("x", 5), c.get("b"), len(c), list(c), c)
d = c.copy()
d["new"] = 1
print(c.maps, d.maps, d.maps[1] is c.maps[1], copy.copy(c).maps[0] is c.maps[0])
attempt(lambda: c.pop("b"))
attempt(lambda: c.pop("b", "default"))
attempt(lambda: (c.popitem(), c.popitem()))
c.clear()
print(c, ChainMap.fromkeys("ab", 0), c.new_child({"z": 1}).parents == c)
if sys.version_info >= (3, 9): attempt(lambda: c | {"q": 1})
if sys.version_info >= (3, 9): attempt(lambda: {"q": 1, "b": 0} | c)
attempt(lambda: eval("c | 5"))
collections._count_elements(m := {}, "hello")
print(m, Counter("hello").most_common(2))

class OneTwo(abc.Set):
    def __init__(self, items): self.items = list(items)
    def __contains__(self, item): return item in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __hash__(self): return self._hash()
print(hash(OneTwo([1, 2])) == hash(OneTwo([2, 1])), hash(OneTwo([1, 2])) == hash(frozenset([1, 2])), hash(OneTwo([])) == hash(frozenset()))
for kind in ("Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator"):
    print(kind, isinstance([], getattr(abc, kind)), sorted(getattr(abc, kind).__abstractmethods__))
print(isinstance(memoryview(b"a"), abc.Sequence))
if sys.version_info >= (3, 9):
    print(abc.Iterable[int], abc.Mapping[str, int], weakref.ref[int], weakref.WeakSet[int].__origin__)

@contextlib.contextmanager
def noted(name):
    print("enter", name)
    try:
        yield name
    except ValueError as error:
        print("swallow", name, error)
    finally:
        print("exit", name)

class Raises:
    def __enter__(self): return self
    def __exit__(self, *details):
        print(details[0])
        raise KeyError("from exit")

with contextlib.ExitStack() as stack:
    stack.enter_context(noted("one"))
    stack.callback(print, "called", 1)
    stack.push(lambda *details: print("pushed", details[0]))
    print(len(stack._exit_callbacks))
    raise ValueError("x")
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(Raises())
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except KeyError as error:
    chain = []
    while error is not None:
        chain.append(type(error).__name__)
        error = error.__context__
    print(chain)
with contextlib.ExitStack() as stack:
    stack.callback(print, "kept")
    rest = stack.pop_all()
print("closing")
rest.close()
attempt(lambda: contextlib.ExitStack().enter_context(5))

class Item: pass
items = [Item(), Item()]
class Slotted(weakref.WeakSet):
    __slots__ = ("x", "y")
s = Slotted(items)
s.x = ["x"]
t = copy.copy(s)
print(len(t), type(t).__name__, t == s, hasattr(t, "y"))

def mutate(a):
    L.append(3)
    L.pop()
    return a
L = [2, 1, 3]
attempt(lambda: L.sort(key=mutate))
def empty(a):
    L.append(3)
    del L[:]
    return a
attempt(lambda: L.sort(key=empty))
attempt(lambda: L.sort(key=lambda a: L.clear() or a))
attempt(lambda: L.sort(key=lambda a: (L.sort(), a)[1]))
print(L)
class Bad:
    def __index__(self): return "bad"
for sequence in ([1, 2], "ab", b"ab", (1, 2), bytearray(b"ab"), range(2)):
    attempt(lambda: sequence[Bad()])
    attempt(lambda: sequence[Bad():])
    attempt(lambda: sequence[:Bad()])
    attempt(lambda: sequence[::Bad()])
attempt(lambda: [1].index(1, Bad()))
attempt(lambda: "a" * Bad())
class Odd(collections.deque): pass
odd = Odd([1])
Odd.__new__ = lambda cls, *args, **kw: [42]
attempt(lambda: odd * 2)
attempt(lambda: odd + collections.deque())
