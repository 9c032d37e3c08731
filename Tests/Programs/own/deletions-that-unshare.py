"""Deleting an attribute ends the sharing of keys, also when there is none."""
import sys, gc
gc.collect()
class L:
    def __init__(self, n): self.n = n
a = L(1)
print(sys.getsizeof(vars(a)))
try: del a.next
except AttributeError as e: print(e)
print(sys.getsizeof(vars(a)))
b = L(1); print(sys.getsizeof(vars(b)), sys.getsizeof(vars(a)))
class M:
    def __init__(self, n): self.n = n
a = M(1); b = M(2)
print(sys.getsizeof(vars(a)))
try: del a.next
except AttributeError as e: print(e)
print(sys.getsizeof(vars(a)), sys.getsizeof(vars(b)))
a.x = 1; b.x = 1
print(sys.getsizeof(vars(a)), sys.getsizeof(vars(b)))
c = M(1); print(sys.getsizeof(vars(c)), sys.getsizeof(vars(b)))
del a.n
print(sys.getsizeof(vars(a)), sys.getsizeof(vars(b)))
d = M(1); print(sys.getsizeof(vars(c)), sys.getsizeof(vars(d)))
del a, b, c; print(sys.getsizeof(vars(d)))
