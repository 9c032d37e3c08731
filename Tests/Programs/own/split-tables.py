"""Sizes of the dicts of instances, as names are added to their class's table."""
import sys, gc
g = sys.getsizeof
class C:
    def __init__(self, *n):
        for k in n: setattr(self, k, 1)
a = C('a', 'b', 'c'); print(g(a.__dict__)); b = C('a', 'b', 'c', 'd', 'e', 'f'); print(g(a.__dict__), g(b.__dict__)); c = C('c', 'a'); print(g(c.__dict__), list(c.__dict__)); d = C('a', 'b', 'c'); print(g(d.__dict__))
del d.b; print(g(d.__dict__), list(vars(d))); d.b = 2; print(list(vars(d)), g(vars(d)), g(C('a').__dict__)); e = C(); e.__dict__['x y'] = 1; print(g(e.__dict__)); e.__dict__.pop('x y'); print(g(e.__dict__), e.__dict__); f = C('a'); f.__dict__.update(C('b').__dict__); print(f.__dict__, g(f.__dict__)); h = C('a', 'b'); h.__dict__.popitem(); print(h.__dict__, g(h.__dict__)); i = C('a'); i.__dict__.setdefault('b', 5); print(g(vars(i)), i.b); j = dict(vars(C('a', 'b'))); print(g(j)); k = vars(C('a', 'b')).copy(); print(g(k)); l = {**vars(C('a'))}; print(g(l))
x = C('a', 'b'); x.__dict__ = {'q': 1}; print(x.q, g(vars(x))); y = C('a'); y.__dict__ = x.__dict__; y.z = 1; print(x.z, sys.getrefcount(x.__dict__)); 
try: x.__dict__ = 5
except TypeError as er: print(er)
try: del x.__dict__; print(x.__dict__)
except Exception as er: print(type(er), er)
for it in [C('a', 'b', 'c')]: print([(k, v) for k, v in vars(it).items()])
gc.collect(); gc.disable(); z = [C('p%d' % n) for n in range(12)]; print([g(vars(q)) for q in z]); w = C('a'); w.me = w; del w; print(gc.collect()); w = C('a'); w.me = w; w.__dict__; del w; print(gc.collect()); w = C(); w.__dict__[5] = w; del w; print(gc.collect())
