"""The hidden variable .0 of a generator expression among its locals."""
import sys
def f(l):
    g = (q for q in l); next(g); return list(g.gi_frame.f_locals), g
a, g = f([1, 2]); print(a, sorted(g.gi_frame.f_locals))
print([sorted(sys._getframe().f_locals) for z in [1]][0][:3] if sys.version_info < (3, 12) else 0)
print([sorted(locals()) for z in [1]][0][:2] if sys.version_info < (3, 12) else 0)
print(list(sorted(locals()) for z in [1])[0])
def h(): return list(locals() for z in [1])[0]
print(list(h()))
class K:
    v = list(sorted(locals()) for z in [1])
print(K.v)
def k():
    a = 1
    [x for x in (1, 2)]
    return sorted(locals()), sorted(sys._getframe().f_locals)
print(k())
