import gc
T = gc.is_tracked
print(T(1), T('a'), T(1.5), T(None), T([]), T({}), T(()), T((1,)), T(set()), T(frozenset()), T(range(3)), T(slice(1)), T(b''), T(bytearray()), T(object()))
print(T({1: 2}), T({'a': 'b'}), T({'a': []}), T({(): ()}), T({'a': (1,)}), T({1: {}}))
d = {}; print(T(d)); d['a'] = 1; print(T(d)); d['b'] = []; print(T(d)); del d['b']; print(T(d)); gc.collect(); print(T(d))
t = (1, 'a'); print(T(t)); u = tuple([1, 2]); print(T(u)); gc.collect(); print(T(u)); v = (1, []); w = (u, v); gc.collect(); print(T(v), T(w))
n = (1, (2, (3, ()))); n2 = tuple([tuple([1]), tuple([2])]); print(T(n2)); gc.collect(); print(T(n), T(n2)); gc.collect(); print(T(n2))
class A: pass
class S: __slots__ = ()
class L(int): pass
print(T(A()), T(S()), T(L()), T(A), T(T), T(lambda: 0), T((x for x in ())), T(iter([])), T(iter(())), T(iter({})), T(iter('')), T(iter(range(3))))
print(T(ValueError()), T(ValueError), T(gc), T([].append), T({}.keys()), T(property()), T(staticmethod(T)), T(classmethod(T)), T(type), T(int), T(zip()), T(map(T, ())), T(enumerate([])), T(filter(T, ())), T(reversed([])))
print(T(dict(a=1)), T({k: 1 for k in 'ab'}), T({**{}}), T(dict([(1, 2)])), T(dict.fromkeys('ab')), T({}.copy()), T({'a': 1}.copy()), T({'a': []}.copy()))
a = A(); a.x = 1; print(T(a.__dict__), T(vars(a))); a.y = []; print(T(a.__dict__))
import types
print(T(types.SimpleNamespace()), T(types.MappingProxyType({})), T(types.CellType(1)), T((lambda: a).__code__), T(A.__dict__))
def g():
    x = (yield 1)
print(T(g()), T(g), T(g().gi_frame))
