"""Special methods that a class sets to None: refused, or as if there were none."""
class A:
    __eq__ = None
    __lt__ = None
    __add__ = None
    __len__ = None
    __iter__ = None
    __contains__ = None
    __hash__ = None
    __bool__ = None
    __repr__ = None
    __call__ = None
    __getitem__ = None
    __neg__ = None
    __enter__ = None
    __iadd__ = None
    __radd__ = None
class B:
    def __eq__(self, o): return 'B.eq'
    def __gt__(self, o): return 'B.gt'
    def __radd__(self, o): return 'B.radd'
def iadd():
    a = A(); a += 1
def w():
    with A(): pass
import sys
for n, f in [('eq', lambda: A() == 1), ('eqB', lambda: A() == B()), ('Beq', lambda: B() == A()), ('lt', lambda: A() < 1), ('ltB', lambda: A() < B()), ('add', lambda: A() + 1), ('addB', lambda: A() + B()), ('radd', lambda: 1 + A()), ('len', lambda: len(A())), ('iter', lambda: iter(A())), ('in', lambda: 1 in A()), ('hash', lambda: hash(A())), ('bool', lambda: bool(A())), ('repr', lambda: repr(A())), ('call', lambda: A()()), ('item', lambda: A()[0]), ('neg', lambda: -A()), ('iadd', iadd), ('with', w), ('ne', lambda: A() != 1), ('list', lambda: list(A())), ('reversed', lambda: reversed(A())), ('inlist', lambda: A() in [1])]:
    try: print(n, f())
    except Exception as e: print(n, type(e).__name__, e)
