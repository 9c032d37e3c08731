"""Counts around super() at the first call and later ones."""
import gc, sys
gc.disable(); gc.collect()
class A:
    def f(self): return gc.get_count()[0], sys.getrefcount(self)
class B(A):
    def f(self):
        a = gc.get_count()[0]
        b = super().f()
        return b[0] - a, b[1]
    def g(self):
        s = super(B, self)
        a = gc.get_count()[0]
        b = s.f()
        return b[0] - a, b[1]
    def h(self):
        a = gc.get_count()[0]
        b = super(B, self).f()
        return b[0] - a, b[1]
x = B()
for i in range(3): print(x.f(), x.g(), x.h())
