"""Managed buffers: what stands between a memoryview and its object."""
import gc, sys
g = sys.getrefcount
gc.collect()
b = bytearray(b'abcdef'); 
def names(o): return [type(x).__name__ for x in gc.get_referents(o)]
m = memoryview(b)
print(g(b), names(m), gc.is_tracked(m), sys.getsizeof(m), [names(x) for x in gc.get_referents(m)])
m2 = m[1:]
print(g(b), g(m), names(m2), [gc.is_tracked(x) for x in gc.get_referents(m)], gc.get_referents(m)[0] is gc.get_referents(m2)[0])
m3 = memoryview(m)
print(g(b), g(m), names(m3), m3.obj is b, g(m3.obj), gc.get_referents(m)[0] is gc.get_referents(m3)[0], g(gc.get_referents(m)[0]))
m4 = m3.cast('B'); m5 = m3.toreadonly()
print(g(gc.get_referents(m)[0]), names(m4), names(m5))
n = sys.getallocatedblocks(); c = gc.get_count()[0]
l = [memoryview(b) for i in range(20)]
print(sys.getallocatedblocks() - n, gc.get_count()[0] - c)
n = sys.getallocatedblocks(); c = gc.get_count()[0]
k = [x[1:] for x in l]
print(sys.getallocatedblocks() - n, gc.get_count()[0] - c)
del l
n = sys.getallocatedblocks(); c = gc.get_count()[0]
k = None
print(sys.getallocatedblocks() - n, gc.get_count()[0] - c)
m2.release(); print(g(b), names(m2), names(m))
m.release(); print(g(b), names(m))
try: m[0]
except ValueError as e: print(e)
try: b.append(1)
except BufferError as e: print(e)
m3.release(); m4.release(); m5.release()
b.append(1); print(g(b))
l = []; l.append(l); l.append(memoryview(b'a')); del l; print(gc.collect())
mb = gc.get_referents(memoryview(b))[0]
print(type(mb), sys.getsizeof(mb), type(mb).__name__, g(b)); del mb; print(g(b))
class B(bytearray): pass
x = B(b'abc'); x.v = memoryview(x); del x; print(gc.collect())
m = memoryview(b'abc'); print([type(o).__name__ for o in gc.get_referrers(m.obj)][:1])
