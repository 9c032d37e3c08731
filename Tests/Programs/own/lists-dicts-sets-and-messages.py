# Lists, sets, dicts: slices, mutation while looping, views, ordering.
import sys
l = list(range(10)); l[2:5] = "ab"; print(l); l[::3] = [0, 0, 0]; print(l); del l[::2]; print(l); l[1:1] = [7, 7]; l[-1:] = []; print(l, l * 2, l + [1], l.index(7), l.count(7))
for f in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.insert("a", 1), lambda: l.pop(99), lambda: l.remove("zz"), lambda: l[99], lambda: l["a"], lambda: l.extend(5), lambda: l.__setitem__(slice(0, 1), 5), lambda: l.index("q", 0, 2), lambda: l.sort(reverse="x"), lambda: [3, "a"].sort(), lambda: l + "s", lambda: l.copy(1)):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
a = [1, 2, 3, 4]
for x in a:
    if x % 2: a.remove(x)
print(a); b = [[]] * 3; b[0].append(1); print(b); c = [[] for _ in range(3)]; c[0].append(1); print(c, a[:] is a, a[:] == a, [1, [2]] == [1, [2]], [1, 2] < [1, 3], [] < [0], sorted([3, 1, 2], reverse=True), list(reversed(a)), a.reverse(), a, list(enumerate("ab", 1)), list(zip("ab", [1, 2, 3])), sum([[1], [2]], []), [*range(3), *"ab"], max([1, 5, 3]), any([]), all([]))
d = {"b": 1, "a": 2}; d["c"] = 3; del d["b"]; d["b"] = 4; print(d, list(d), list(d.items()), d.get("x"), d.get("x", 0), d.pop("a"), d.pop("zz", None), d.setdefault("n", []).append(1), d, d.popitem(), {**d, "c": 9}, dict(d, k=1), dict([("x", 1)]), dict.fromkeys("ab", 0), "c" in d, len(d), d == {"b": 4, "c": 3}, {v: k for k, v in d.items()})
v = d.keys(); d["new"] = 0; print(v, v & {"c", "q"}, v | {"q"}, v - {"c"}, v ^ {"c", "z"}, d.items() & {("c", 3)}, list(reversed(d)), v == {"c", "b", "new"}, v.isdisjoint({"q"}), 3 in d.values(), sorted(d, key=d.get))
for f in (lambda: d["zz"], lambda: d.pop("zz"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}], lambda: dict(5), lambda: dict(["ab", "c"]), lambda: d.update(5), lambda: d.fromkeys(5), lambda: [d.pop(k) for k in d], lambda: [d.update({k + "x": 1}) for k in d], lambda: d < d, lambda: d + d, lambda: d.items()[0], lambda: d.keys().x, lambda: hash(d)):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
s = {3, 1, 2}; t = frozenset([2, 3, 4]); print(s & t, s | t, s - t, s ^ t, t - s, s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), type(s & t), type(t & s), s == {1, 2, 3}, s.union([9], (8,)), s.intersection("a"), {1, 1.0, True}, {"a", "b"} == set("ba"), len({()} | {(1,)}), s.add(5), s.discard(99), s.remove(5), s.pop() in (1, 2, 3), s.update([7], {8}), sorted(s), s.clear(), s, frozenset() == set(), {frozenset([1])}, set(range(5)) - {0} == {1, 2, 3, 4})
for f in (lambda: s.remove(1), lambda: s.pop(), lambda: {[]}, lambda: s | [1], lambda: s.union(5), lambda: {1} < [1], lambda: t.add(1), lambda: set(5), lambda: s[0], lambda: s + s, lambda: hash(s), lambda: [q.add(z + 1) for q in [{1}] for z in q]):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
m = {i: i for i in range(5)}
try:
    for k in m: m[k + 10] = 1
except RuntimeError as e: print(e)
try:
    for k in m: del m[k]
except RuntimeError as e: print(e)
try:
    z = {1, 2}
    for k in z: z.add(k + 10)
except RuntimeError as e: print(e)
r = range(2, 20, 3); print(r, len(r), r[1], r[-1], r[1:3], 5 in r, 6 in r, r.index(8), r.count(2), list(reversed(r)), r == range(2, 18, 3), r == range(2, 20, 3), hash(r) == hash(range(2, 20, 3)), range(0), bool(range(0)), range(5, 0, -2), list(range(5, 0, -2)), sum(range(101)), max(range(3)), range(10)[::-1], range(10**20)[-1], len(range(0, 10, 3)))
tt = (1, [2], 3); tt[1].append(9); print(tt, tt + (4,), tt * 2, tt[::-1], tt.index(3), tt.count(1), (1,) < (1, 2), (), tuple("ab"), (1) == 1, hash((1, 2)) == hash((1, 2)), tt == (1, [2, 9], 3), *tt, sys.getsizeof(tt), [] is [], () is ())
n = None; i = 5; i, n = n, i; print(i, n); (p, q), *w = [(1, 2), 3, 4]; print(p, q, w); *h, = "ab"; print(h); x = y = []; x.append(1); print(y)
for bad in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "(a, b), c = 1, 2", "a, b = {}", "for a, b in [1]: pass", "[a, b] = 'abc'", "*a, = 5"):
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
