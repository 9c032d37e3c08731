"""What a generator used as a context manager keeps alive, and the end of a namespace that only its own functions hold."""
from contextlib import contextmanager
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
@contextmanager
def cm(n):
    a = A(n)
    try: yield a
    except ValueError: print('swallow')
    finally: print('cm end')
with cm('x') as q: raise ValueError
del q
print('-')
def f():
    with cm('y') as q: raise ValueError
    print('after')
f()
print('--')
with cm('z') as q: pass
del q
print('end')
