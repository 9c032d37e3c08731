import gc, sys, weakref
class Tree:
    def __init__(self, v, parent=None):
        self.v = v; self.parent = parent; self.kids = []
        if parent: parent.kids.append(self)
root = Tree(0)
for i in range(3): Tree(i, root)
print(sys.getrefcount(root), [sys.getrefcount(k) for k in root.kids])
gc.collect()
w = weakref.ref(root.kids[1])
del root
try:
    del k
except NameError as e: print(e)
print(w() is None, gc.collect(), w() is None)
try:
    {}['x']
except KeyError as e:
    print(repr(e), sys.getrefcount(e))
def gen():
    try:
        x = yield 1
        print('got', x)
        yield from [2, 3]
    finally:
        print('closed')
g = gen(); print(next(g), g.send('hi'), list(g))
print(f"{3.14159:.2f} {'a':>5}|{10**20:,} {[1,2]!r}")
print(sorted({'b': 2, 'a': 1}.items(), key=lambda kv: kv[1]), {*'hello'} == set('olleh'))
class P:
    @property
    def q(self): return self._q
    @q.setter
    def q(self, v): self._q = v * 2
p = P(); p.q = 4; print(p.q, P.q.fget.__name__)
print(1/0)
