# The objects that functools makes: total_ordering, singledispatch, cached_property, lru_cache.
import functools, sys
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
def ordering():
    @functools.total_ordering
    class A:
        def __lt__(s, o): return 1
        def __eq__(s, o): return 1
census("total_ordering", ordering)
def dispatch():
    @functools.singledispatch
    def f(x): return f
    f.register(int, lambda x: 1)
census("singledispatch", dispatch)
def used():
    @functools.singledispatch
    def f(x): return f
    @f.register
    def _(x: int): return f
    f(1); f("a"); f(2)
census("singledispatch, called", used)
def cached():
    class A:
        @functools.cached_property
        def p(s): return 1
    A().p
census("cached_property", cached)
def lru():
    @functools.lru_cache(maxsize=2)
    def f(x): return f
    f(1); f(2); f(1); f(3)
census("lru_cache", lru)
def unbound():
    @functools.lru_cache(maxsize=None)
    def f(x, y=0): return f
    f(1); f(2, y=3)
census("lru_cache without a bound", unbound)
@functools.total_ordering
class A:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v if isinstance(o, A) else NotImplemented
    def __eq__(s, o): return s.v == o.v
print(A(1) > A(2), A(1) >= A(1), A(2) <= A(1), A.__gt__ is functools._gt_from_lt, A.__le__.__name__, A.__le__.__doc__)
for call in (lambda: A(1) >= 3, lambda: functools.total_ordering(type("B", (), {}))): tried(call)
B = sys.getallocatedblocks
keys = list(range(300, 310))
@functools.lru_cache(maxsize=3)
def f(x): return [x]
steps = []
for k in keys[:6]:
    b = B(); f(k); steps.append(B() - b)
r = sys.getrefcount(keys[9]); f(keys[9])
print(steps, sys.getrefcount(keys[9]) - r, f.cache_info())
f(keys[4]); f(keys[0]); print(f.cache_info(), f.cache_info()._fields, hasattr(f, "cache_parameters"))
f.cache_clear(); print(f.cache_info(), sys.getrefcount(keys[9]) - r)
class K:
    def __init__(s, n): s.n = n
    def __hash__(s): return s.n
    def __eq__(s, o): return s.n == o.n
    def __del__(s): print("gone", s.n)
@functools.lru_cache(maxsize=2)
def h(k): return k
for n in (1, 2, 3, 2, 4): h(K(n))
print(h.cache_info()); h.cache_clear()
@functools.singledispatch
def show(x): return "object"
show.register(int, lambda x: "int")
for call in (lambda: show(1) + show("a"), lambda: show(), lambda: show.register(3, len), lambda: show.register(len), lambda: show.dispatch(3)): tried(call)
