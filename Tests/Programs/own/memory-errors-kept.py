"""The free list of MemoryError, filled at the start."""
import gc, sys
gc.collect()
l = [MemoryError() for k in range(50)]; n0 = sys.getallocatedblocks(); l = None; n1 = sys.getallocatedblocks(); print(n0 - n1)
gc.collect()
n0 = sys.getallocatedblocks(); c0 = gc.get_count()[0]; l = [MemoryError('x', k) for k in range(20)]; print(sys.getallocatedblocks() - n0, gc.get_count()[0] - c0)
class E(MemoryError): pass
n0 = sys.getallocatedblocks(); l = [E('x', k) for k in range(20)]; print(sys.getallocatedblocks() - n0)
a = MemoryError(); i = id(a); del a; print(id(MemoryError(1)) == i)
