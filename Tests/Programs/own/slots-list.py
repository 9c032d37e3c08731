"""What a class with __slots__ leaves: a list for the names, sorted, then a tuple."""
import gc, sys
gc.disable(); gc.collect()
B = sys.getallocatedblocks
class S0: __slots__ = ()
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S1: __slots__ = ('a',)
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S2: __slots__ = 'abc'
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S3: __slots__ = ['b', 'a', '__dict__']
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S4: __slots__ = ['__weakref__', '__dict__']
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S5(S3): __slots__ = ['c']
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S6: __slots__ = {'c': 1, 'd': 'doc'}
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
gc.collect()
class S7: pass
b0 = B(); c0 = gc.get_count()[0]; k = []; b1 = B(); print(b1 - b0, c0)
