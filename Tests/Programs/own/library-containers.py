# Library containers: Counter, defaultdict, OrderedDict, deque, ChainMap, namedtuple, UserList.
from collections import *
import sys
c = Counter("mississippi"); print(c, c.most_common(2), c["q"], sum(c.values()), sorted(c.elements())[:4])
c.subtract("mississ"); print(c, +c, -c, c & Counter("pp"), c | Counter("z")); del c["zz"]
d = defaultdict(lambda: "none", a=1); print(d["b"], dict(d), d.get("zz"), "zz" in d)
dd = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]: dd[k].append(v)
print(dd)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, list(o), o.popitem(), o.popitem(last=False), o == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
q = deque(range(5), maxlen=3); q.appendleft(9); q.rotate(1); print(q, q.maxlen, q.index(9), list(reversed(q)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); m["c"] = 4; print(m, m["b"], m.maps[0], m.new_child({"b": 0})["b"], sorted(m), m.parents)
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p._replace(y=5), p._asdict(), P._fields, P._make([7, 8]), p == (1, 0), p.x + p.y)
try: p.x = 3
except AttributeError as e: print(e)
try: P()
except TypeError as e: print(e)
try: namedtuple("Q", "a a")
except ValueError as e: print(e)
try: namedtuple("Q", "class")
except ValueError as e: print(e)
try: deque([1]).remove(5)
except ValueError as e: print(e)
try: deque().pop()
except IndexError as e: print(e)
try:
    for x in q: q.append(1)
except RuntimeError as e: print(e)
try: m["nope"]
except KeyError as e: print(e)
try: del m["b"]
except KeyError as e: print(e)
try: o.move_to_end("zz")
except KeyError as e: print(e)
try: Counter(a="x") + Counter(a=1)
except TypeError as e: print(e)
class D(defaultdict):
    def __missing__(self, key): return key.upper()
print(D()["abc"], repr(D(int, a=1)))
u = UserDict(a=1); u["b"] = 2; print(u, dict(u), u.data, "a" in u)
print(UserList([1, 2]) + [3], UserString("ab").upper())
for k in o: print(k, o[k])
