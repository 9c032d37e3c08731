"""Sizes of the dicts of instances with more attributes than the class's table has room for."""
import gc, sys
gc.disable(); gc.collect()
def mk(n):
    class C: pass
    return C
for n in (1, 5, 6, 10, 28, 29, 30, 31, 40):
    C = mk(n); gc.collect(); x = C()
    for i in range(n): setattr(x, 'a%d' % i, x)
    print(n, sys.getsizeof(vars(x)) if n in (1, 30) else '', end=' '); del x; print(gc.collect(), end='; ')
    del C; print(gc.collect(), end=' | ')
print()
for warm in (0, 1, 10, 26, 27, 28, 29, 40):
    C = mk(0); keep = [C() for i in range(warm)]; gc.collect(); r = []
    for extra in (1, 2, 3, 5):
        x = C(); x.me = x
        for k in range(extra): setattr(x, 'b%d_%d' % (extra, k), 1)
        del x; r.append(gc.collect())
    print(warm, r, end='; ')
print()
class D:
    def __init__(self): self.a = 1; self.b = 2; self.me = self
l = [D() for i in range(5)]; l = None; print(gc.collect()); x = D(); x.__dict__; del x; print(gc.collect()); x = D(); del x.a; del x; print(gc.collect()); x = D(); x.__dict__ = x.__dict__; del x; print(gc.collect()); x = D(); x.__dict__ = dict(x.__dict__); del x; print(gc.collect()); x = D(); vars(x)[1] = 2; del x; print(gc.collect()); x = D(); x.__dict__.clear(); x.z = x; del x; print(gc.collect()); x = D(); x.__class__ = mk(0); del x; print(gc.collect()); x = D(); x.d = x.__dict__; del x; print(gc.collect()); 
