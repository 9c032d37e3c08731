# Iterators of itertools and functools: recipes, lifetimes, and tracebacks without library frames.
import itertools as it, operator as op, functools as ft, sys
def take(n, i): return list(it.islice(i, n))
def chunks(xs, n):
    i = iter(xs)
    while True:
        c = tuple(it.islice(i, n))
        if not c: return
        yield c
print(list(chunks(range(7), 3)), take(5, it.count(10, -2)), take(6, it.cycle("ab")))
print([(k, list(g)) for k, g in it.groupby(sorted("banana"))])
print({k: sum(1 for _ in g) for k, g in it.groupby("aabccc")})
a, b = it.tee(iter([1, 2, 3])); print(next(a), next(a), next(b), list(a), list(b))
print(list(it.accumulate([1, 2, 3, 4], op.mul)), list(it.accumulate("abc", initial="_")))
print(list(it.chain.from_iterable([[1], (2, 3), "x"])), list(it.zip_longest("ab", "c", fillvalue="-")))
print(["".join(p) for p in it.permutations("abc", 2)], list(it.combinations(range(4), 3)), len(list(it.product("ab", repeat=3))))
print(list(it.combinations_with_replacement("ab", 2)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abcd", [1, 0, 1, 0])))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))))
class Loud:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __del__(self): print("Loud dies")
c = it.chain(Loud(2), [7]); print(next(c)); print(next(c)); print(next(c)); del c
z = zip(Loud(3), it.repeat(0)); next(z); del z
s = it.islice(Loud(5), 1, None, 2); print(list(s), "after"); del s
g = it.groupby(Loud(2)); k, grp = next(g); del g; print(list(grp)); del grp, k
p = ft.partial(print, "p:", sep=""); p(1, end="!\n"); print(ft.reduce(op.add, [[1], [2]], []))
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (0, "z")], key=op.itemgetter(1)), max(["aa", "b"], key=len), list(map(op.attrgetter("real"), [1, 2j])))
print(sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)), list(map(op.methodcaller("split", "-"), ["a-b"])))
@ft.lru_cache(maxsize=2)
def sq(x): print("compute", x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info()); sq.cache_clear(); print(sq.cache_info())
@ft.lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info())
e = it.product([1, 2], [3]); t = next(e); u = next(e); print(t, u, t is u, next(e, None))
def boom(x): raise ValueError(f"boom {x}")
import gc, traceback
for f in (lambda: list(it.takewhile(boom, it.chain([1], [2]))), lambda: ft.reduce(lambda a, b: boom(b), [1, 2]),
          lambda: ft.partial(boom, 1)(), lambda: sorted([2, 1], key=ft.cmp_to_key(lambda a, b: boom(a))),
          lambda: op.itemgetter(3)([1]), lambda: op.attrgetter("a.b")(1), lambda: it.islice([1], -1),
          lambda: it.permutations([1], "x"), lambda: it.repeat(1, times="x"), lambda: ft.reduce(op.add, [])):
    try: f()
    except Exception as e: print(type(e).__name__, e, len(traceback.extract_tb(e.__traceback__)))
for e in ("chain([1])", "count(3)", "count(1, 2)", "cycle([1])", "islice([1], 1)", "repeat(3, 2)", "accumulate([1])", "zip_longest([1])",
          "product([1], [2])", "permutations([1, 2])", "combinations([1, 2], 1)", "starmap(max, [])", "takewhile(bool, [1])", "groupby([1])", "tee([1])[0]"):
    x = eval("it." + e)
    print(e, type(x).__name__, sys.getsizeof(x), gc.is_tracked(x), len(gc.get_referents(x)) > 0)
for x in (ft.partial(print), op.itemgetter(1), op.attrgetter("a"), op.methodcaller("m")): print(repr(x), sys.getsizeof(x), type(x))
