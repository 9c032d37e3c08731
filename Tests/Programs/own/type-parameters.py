# PEP 695: type parameters, generic classes and functions, lazily evaluated aliases (3.12+).
type X = int
print(X, type(X), X.__value__, X.__name__, X.__type_params__, X.__module__)
type L[T] = list[T]
print(L, L.__type_params__, L.__value__, L[int])
type R = dict[str, R]
print(R.__value__)
def f[T](x: T) -> T:
    return x
print(f.__type_params__, f(3), f.__annotations__)
class C[T]:
    def m(self, x: T) -> T: return x
    def n[U](self, x: U) -> U: return T, U
print(C.__type_params__, C.__mro__, C.__orig_bases__, C[int], C().n(1))
def g[T: int, U: (int, str), *Ts, **P](x: T, *a: *Ts): return T, U, Ts, P
a = g(1)
print(a, a[0].__bound__, a[1].__constraints__, a[2].__name__, a[3].args if hasattr(a[3],'args') else 0)
type E = undefined
try:
    E.__value__
except NameError as e: print(e)
class D[T](C[T], list): pass
print(D.__bases__, D.__orig_bases__)
class Outer[T]:
    type A[K] = dict[K, T]
    class Inner[V]:
        def z(self): return V, T
print(Outer.A.__value__, Outer.Inner.__type_params__, Outer.Inner().z())
print(isinstance(1, int), T if 'T' in globals() else 'no T')
import typing
print(typing.TypeVar, type(a[0]), typing.Generic)
