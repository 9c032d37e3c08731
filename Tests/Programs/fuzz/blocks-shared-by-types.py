import sys, gc
gc.disable()
def same(mk1, mk2):
    a = mk1(); i = id(a); del a
    b = mk2(); return id(b) == i
class A: pass
class B:
    __slots__ = ('x',)
class Cc:
    __slots__ = ('x', 'y', 'z')
class D(list): pass
class E(dict): pass
class F(int): pass
makers = dict(list=lambda: [], dict=lambda: {}, set=lambda: set(), tup1=lambda: (gc,), tup3=lambda: (gc, 1, gc), obj=lambda: object(), A=A, B=B, C=Cc, D=D, E=E, F=F,
  flt=lambda: sys.maxsize / 3, big=lambda: sys.maxsize + 1, st=lambda: str(sys.maxsize), by=lambda: bytes(20), sl=lambda: slice(gc), rng=lambda: range(1000, sys.maxsize), gen=lambda: (x for x in ()), lam=lambda: (lambda: 0), it=lambda: iter([]), exc=lambda: ValueError(), meth=lambda: makers.get, bm=lambda: D().append, cplx=lambda: sys.maxsize * 1j, fs=lambda: frozenset([gc]), ba=lambda: bytearray(5), enum=lambda: enumerate([]), zp=lambda: zip(), mp=lambda: map(id, []), prop=lambda: property(id), sm=lambda: staticmethod(id), dk=lambda: {}.keys(), di=lambda: iter({}), cell=lambda: (lambda: same).__closure__)
names = list(makers)
for n in names:
    print(n, same(makers[n], makers[n]), [m for m in names if m != n and same(makers[n], makers[m])])
