"""A heap and itertools.cycle own the objects that they are given."""
import heapq, itertools, gc, weakref
class N:
    def __init__(self, k): self.k = k
    def __lt__(self, o): return self.k < o.k
    def __repr__(self): return f'N{self.k}'
    def __del__(self): print('del', self)
h = []
for i in (3, 1, 2): heapq.heappush(h, N(i))
print(h)
print(heapq.heappop(h)); print(h)
heapq.heappush(h, (lambda n: n)(N(7))); print(len(h))
c = itertools.cycle([[1], [2]])
print([next(c) for _ in range(5)])
x = next(c); x.append(9); del x
print([next(c) for _ in range(3)])
del c, h
print(gc.collect())
