"""Counts seen from comparisons in containers, and from what functools and operator call."""
import sys, functools, operator; g = sys.getrefcount
class A:
    __hash__ = lambda s: 1
    def __eq__(s, o): print('eq', g(s), g(o)); return True
a = A(); b = A(); t = (a,); l = [a]
b in t; t.index(b); t.count(b)
b in l; l.index(b); l.count(b)
d = {a: 1}; d[b] = 2; d.setdefault(b, 1); d.get(b); b in d; d.__setitem__(b, 4); d.update({b: 3}); d.update([(b, 2)]); d.pop(b)
s = {a}; s.add(b); b in s; s.discard(b)
dict([(a, 1), (b, 2)]); {a, b}; {a: 1, b: 2}; dict.fromkeys([a, b]); frozenset([a, b]); {k: 1 for k in (a, b)}; {k for k in (a, b)}
def s3(a,b,c=None): return g(a),g(b),g(c)
l=[1]
class A: pass
print(functools.partial(s3, l, l)(A()), functools.partial(s3, l)(l, A()), functools.partial(s3)(l, l, c=A()), functools.partial(s3, c=A())(l, l), functools.partial(s3, l, c=l)(l))
class P(functools.partial): pass
print(P(s3, l, l)(A()), P(s3, l)(l, A()))
class C:
    def m(self, a, b): return g(self), g(a), g(b)
    def __getitem__(self, k): return g(self), g(k)
    @property
    def p(self): return g(self)
c = C()
print(operator.methodcaller('m', l, A())(c), operator.itemgetter(l)(c), operator.attrgetter('p')(c), operator.methodcaller('m', l, b=A())(C()), operator.itemgetter(l)(C()), operator.attrgetter('p')(C()))
@functools.lru_cache
def f(a, b=None): return g(a), b and g(b)
print(f(c, (3,)), f(C()), f(C(), b=c))
k = functools.cmp_to_key(lambda x, y: print(g(x), g(y)) or 0)
print(k(c) < k(C()))
print(functools.reduce(lambda x, y: [g(x), g(y)], [c, C(), l]))
print(sorted([c, C()], key=lambda x: g(x)) and 1, max([c, C()], key=lambda x: print(g(x)) or 1) is c, list(map(lambda x, y: (g(x), g(y)), [c], [C()])), list(filter(lambda x: print(g(x)), [C(), c])))
