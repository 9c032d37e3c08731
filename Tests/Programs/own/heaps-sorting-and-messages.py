# Heaps, bisection, sorting with keys, and stability; custom comparison that fails.
import heapq, bisect, operator, random
from dataclasses import dataclass, field
h = []
for x in [5, 1, 4, 2, 3]: heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda v: -v))
heapq.heapify(h2 := [3, 1, 2]); print(h2, list(heapq.merge([1, 4], [2, 3], key=None)), list(heapq.merge("ca", "b", reverse=True)))
@dataclass(order=True)
class Job:
    pri: int
    name: str = field(compare=False)
q = [Job(2, "b"), Job(1, "a"), Job(1, "c")]; heapq.heapify(q); print([heapq.heappop(q).name for _ in range(3)])
try: heapq.heappush(h := [(1, {})], (1, {}))
except TypeError as e: print(e, len(h))
class Bad:
    def __lt__(self, o): raise RuntimeError("no order")
try: sorted([Bad(), Bad()])
except RuntimeError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
try: heapq.heapify([Bad(), Bad(), Bad()])
except RuntimeError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.insort(a, 4), a)
w = ["bb", "a", "ccc", "dd"]; print(sorted(w, key=len), sorted(w, key=len, reverse=True), sorted(w, key=lambda s: (-len(s), s)), sorted({"b": 1, "a": 2}.items(), key=operator.itemgetter(1)))
l = [3, 1, 2]
try: l.sort(key=lambda v: l.append(v))
except (ValueError, TypeError) as e: print(type(e).__name__, e, l)
print(min("b", "a"), max([], default="none"), min([3, -5], key=abs), sum([[1], [2]], []), any([0, 1]), all([]), list(reversed("abc")), divmod(7, 2), round(2.675, 2), pow(2, -1), pow(3, 4, 5))
for f in (lambda: max([]), lambda: min(1), lambda: sum("ab"), lambda: sorted([1, "a"]), lambda: [1] < ["a"], lambda: max(1, "a"), lambda: sum([1], start="a") if True else 0, lambda: [].index(1), lambda: (1,).index(2), lambda: [1].remove(2), lambda: [].pop(), lambda: [1][5], lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: "a".join([1]), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: int([]), lambda: int("a", 40), lambda: [1] + (2,), lambda: {} + {}, lambda: [] * "a", lambda: -"a", lambda: len(5), lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: abs("x"), lambda: {[]: 1}, lambda: hash({}), lambda: range(1.5), lambda: range(1, 2, 0), lambda: "abc"[1.0], lambda: "abc"["a"], lambda: (1, 2)["x"], lambda: None.x, lambda: None(), lambda: 5(), lambda: 5[0], lambda: 1 in 5, lambda: zip(1), lambda: [*5], lambda: {**5}, lambda: print(*5), lambda: (lambda a: a)(), lambda: (lambda a: a)(1, 2), lambda: (lambda *, k: k)(), lambda: (lambda a: a)(b=1), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: super(), lambda: getattr(1, 5), lambda: open(5, 6) if 0 else chr(1114112), lambda: "%d" % "a", lambda: bytes([256]), lambda: b"a"[5], lambda: float("x"), lambda: complex("x"), lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: 2.0 ** 5000, lambda: int(float("inf")), lambda: int(float("nan")), lambda: 1 << -1, lambda: "a" * -1 + 1, lambda: slice(1)["a"], lambda: [1, 2][::0], lambda: "x".format(), lambda: "{}{}".format(1), lambda: "{a}".format(), lambda: frozenset([[]]), lambda: type("X", 5, {}), lambda: object(5), lambda: int.from_bytes("a", "big"), lambda: str(b"a", "ascii", 5), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: [].sort(5), lambda: {}.update(5), lambda: set([1]) | [2], lambda: property().fget(), lambda: memoryview(5)):
    try: print("value", f())
    except Exception as e: print(type(e).__name__, e)
