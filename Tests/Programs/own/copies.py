# copy and deepcopy: reduce, state, slots, cycles, and what cannot be copied.
import copy
class P:
    def __init__(self): self.a = [1]; self.b = self
p = P(); q = copy.copy(p); r = copy.deepcopy(p)
print(q.a is p.a, q.b is p, r.a is p.a, r.b is r)
class S:
    __slots__ = ('x', 'y')
s = S(); s.x = [1]
t = copy.copy(s); u = copy.deepcopy(s); print(t.x is s.x, u.x is s.x, hasattr(t,'y'))
class L(list): pass
l = L([1,[2]]); l.q = 5
print(copy.copy(l), copy.copy(l).q, copy.deepcopy(l)[1] is l[1])
class N(int): pass
print(copy.copy(N(3)), copy.deepcopy(N(4)))
class T(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
print(copy.copy(T(1,2)), copy.deepcopy(T(1,[2])))
class G:
    def __getstate__(self): return {'z': 1}
    def __setstate__(self, s): print('set', s); self.__dict__.update(s)
print(copy.copy(G()).z)
class Rd:
    def __reduce__(self): return (Rd2, (3,))
class Rd2:
    def __init__(self, v): self.v = v
print(copy.copy(Rd()).v)
import collections
d = collections.deque([1,[2]], 5); print(copy.copy(d), copy.deepcopy(d))
dd = collections.defaultdict(list, a=[1]); print(copy.copy(dd), copy.deepcopy(dd)['a'] is dd['a'])
od = collections.OrderedDict(a=1); od.x = 3; print(copy.copy(od), copy.copy(od).x, copy.deepcopy(od))
c = collections.Counter('aab'); print(copy.copy(c), copy.deepcopy(c))
Pt = collections.namedtuple('Pt', 'x y'); print(copy.copy(Pt(1,2)), copy.deepcopy(Pt(1,[2])))
e = ValueError('a', 3); e.z = 3; f = copy.copy(e); print(repr(f), f.z)
print(copy.deepcopy({1:{2}, 'x':frozenset([1])}), copy.copy(range(3)), copy.copy(slice(1,2)))
def fn(): pass
print(copy.deepcopy(fn) is fn, copy.copy(int) is int)
it = iter([1,2,3]); next(it); print(list(copy.copy(it)), list(it))
try: copy.copy((x for x in []))
except TypeError as e: print(e)
try: copy.deepcopy({1: (x for x in [])})
except TypeError as e: print(e)
import weakref; w = weakref.ref(P); print(copy.copy(w) is w)
class K:
    def __new__(cls, *, a): return object.__new__(cls)
    def __getnewargs_ex__(self): return (), {'a': 1}
print(type(copy.copy(K(a=1))))
class F(S):
    pass
try: copy.copy(S.x)
except TypeError as e: print(e)
print(hasattr(copy, "replace"))
