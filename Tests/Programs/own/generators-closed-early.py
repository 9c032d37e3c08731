"""Generators that are closed, thrown into or dropped: what their frames keep, and until when."""
import gc, weakref
gc.collect()
def cr(close):
    def co(): yield y
    y = co(); next(y)
    r = weakref.ref(co)
    if close: y.close()
    return r, weakref.ref(y)
r, s = cr(True); print(r() is None, s() is None); print(gc.collect(), r(), s())
r, s = cr(False); print(r() is None, s() is None); print(gc.collect(), r(), s())
def cs():
    l = []
    def co(): yield l
    y = co(); next(y); l.append(y)
cs(); print(gc.collect())
def ct():
    l = []
    def co(l): yield l
    y = co(l); next(y); l.append(y)
ct(); print(gc.collect())
def cu():
    l = []
    def co(l):
        try: yield l
        finally: pass
    y = co(l); next(y); l.append(y)
cu(); print(gc.collect())
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def t(name, g, n=1):
    for _ in range(n): next(g)
    g.close(); print('closed', name, g.gi_frame); del g; print('gone')
def plain():
    d = D('plain'); yield 1; yield 2
t(1, plain())
def mk():
    free = 5
    def clo():
        d = D('clo'); yield free; yield 2; yield 3
    return clo
t(2, mk()()); t(3, mk()(), 2); t(4, mk()(), 3)
def mk2():
    free = 5
    def clo():
        d = D('clo2'); free; yield 1
    return clo
t(5, mk2()())
def cellv():
    d = D('cellv'); x = 1
    yield lambda: x
t(6, cellv())
class K:
    def m(self):
        d = D('super'); yield super().__init__
t(7, K().m())
def nested():
    free = 1
    return (D('ge') and (yield_ , free) for yield_ in [1, 2])
t(8, nested())
def mk3():
    free = 5
    def clo():
        try:
            d = D('try'); yield free
        finally: pass
    return clo
t(9, mk3()())
def mk4():
    free = 5
    def clo():
        d = D('loop')
        for i in range(3): yield free
    return clo
t(10, mk4()()); t(11, mk4()(), 2)
def mk5():
    free = 5
    def clo():
        d = D('from'); yield from [free, 2]
    return clo
t(12, mk5()()); t(13, mk5()(), 2)
def mk6():
    free = 5
    def clo():
        d = D('with')
        with open_(): yield free
    class open_:
        def __enter__(s): pass
        def __exit__(s, *a): print('exit')
    return clo
t(14, mk6()())
import gc, sys
def cr():
    def co(): yield y
    y = co(); next(y)
    y.close()
    print([type(o).__name__ for o in gc.get_referents(y)], sys.getrefcount(co), sys.getrefcount(y), [type(o).__name__ for o in gc.get_referrers(co)], y.gi_frame)
    z = co(); print([type(o).__name__ for o in gc.get_referents(z)], sys.getrefcount(co)); list(z); print(sys.getrefcount(co),[type(o).__name__ for o in gc.get_referents(z)])
    def pl(): yield 1
    w = pl(); print(sys.getrefcount(pl)); list(w); print(sys.getrefcount(pl), [type(o).__name__ for o in gc.get_referents(w)])
    w = pl(); next(w); w.close(); print(sys.getrefcount(pl), [type(o).__name__ for o in gc.get_referents(w)])
cr(); print(gc.collect())
import gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def g(x): yield 1
y = g(D('arg')); y.close(); print('closed', y.gi_frame, [type(o).__name__ for o in gc.get_referents(y)]); del y; print('gone')
y = g(D('arg2')); 
try: y.throw(ValueError)
except ValueError: print('thrown')
print(y.gi_frame, [type(o).__name__ for o in gc.get_referents(y)])
del y; print('gone')
