"""Objects and blocks of classes with __slots__."""
import gc, sys
gc.disable(); gc.collect()
def d(f, n=50):
    f(); f()
    gc.collect(); k = [None] * n
    a, b = gc.get_count()[0], sys.getallocatedblocks()
    for i in range(n): k[i] = f()
    c, e = gc.get_count()[0], sys.getallocatedblocks()
    print((c - a) // n, (e - b) // n, end=' ')

    print()
d(lambda: type('T', (), {'__slots__': ('a',)})); d(lambda: type('T', (), {'__slots__': ('b', 'a')})); d(lambda: type('T', (), {'__slots__': ()})); d(lambda: type('T', (), {'__slots__': 'x'})); d(lambda: type('T', (), {'__slots__': ('__dict__',)})); d(lambda: type('T', (), {'__slots__': ['__weakref__', 'q']})); d(lambda: type('T', (), {}))
class A: __slots__ = ('x', 'y')
print(gc.get_referents(A)[-1:], A.__slots__, sorted(type(r).__name__ for r in gc.get_referents(A)))
