"""The order of locals() with cells, operations on the empty frozenset, weak references shown."""
v2 = frozenset('-7' * -3)
print(v2)
v2 &= frozenset([1, 'x']); print(v2)
v2 = frozenset('-7' * -3)
print(v2 & frozenset([1]), v2 | frozenset(), v2 - frozenset([1]), v2 ^ frozenset(), v2.intersection([1]), v2.copy())
class FS(frozenset): pass
print(FS() & v2, v2 & FS([1]), FS() & {1}, {1} & FS(), frozenset([2]) & {1}, {2} & frozenset([1]))
x = v2; x = None
class L:
    x = v2
    x = None
print(v2)
import gc; gc.collect()
print(v2, frozenset(), frozenset('') , frozenset([]) & frozenset([1]))
import collections, weakref
class N(collections.OrderedDict):
    class In: pass
n, i = N(), N.In()
f = lambda s: s[:s.index(' at 0x')] + s[s.index(';'):].split(' at 0x')[0]
print(f(repr(weakref.ref(n))), f(repr(weakref.ref(i))), f(repr(weakref.ref(collections.OrderedDict()) if 0 else weakref.ref(n))), f(repr(weakref.ref(len))) if 0 else '')
k = collections.OrderedDict(); print(f(repr(weakref.ref(k))), f(repr(weakref.ref(f))), f(repr(weakref.proxy(n).__repr__)) if 0 else '')
def g(p, q=1, *, r=2):
    v1 = 1
    print(list(locals()))
    def make(): return p, v1, make
    v27 = 1
    h = lambda: (q, h)
    print(list(locals()))
    del v27
    def inner():
        z = p
        print(list(locals()))
    inner()
g(1)
def g2(a, b, *args, c=1, **kw):
    x = lambda: (b, args, kw)
    print(list(locals()))
g2(1, 2)
