"""Weak links to a parent, a cache in a decorator, classes that die, a generator in a cycle, __annotations__."""
import gc, sys, weakref
# a cache that keeps its owner, a parent-child tree with weak links, and an observer list
class Parent:
    made = 0
    def __init__(self, name):
        self.name = name; self.children = []; Parent.made += 1
    def add(self, child):
        child.parent = weakref.proxy(self); self.children.append(child); return self
    def __del__(self): print('del', self.name)
class Child:
    __slots__ = ('name', 'parent', '__weakref__')
    def __init__(self, name): self.name = name
    def path(self): return self.parent.name + '/' + self.name
p = Parent('p').add(Child('c1')).add(Child('c2'))
c = p.children[1]; print(c.path(), sys.getrefcount(p), sys.getrefcount(c))
del p
try: print(c.path())
except ReferenceError as e: print(e)
class Cache:
    def __init__(self): self.store = {}
    def __call__(self, f):
        def wrapper(*a):
            if a not in self.store: self.store[a] = f(*a)
            return self.store[a]
        wrapper.cache = self; return wrapper
@Cache()
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), len(fib.cache.store), gc.collect() >= 0)
r = weakref.ref(fib); del fib; print(r() is None, gc.collect(), r() is None)
class Meta(type):
    registry = weakref.WeakSet()
    def __new__(m, n, b, d): k = super().__new__(m, n, b, d); m.registry.add(k); return k
    def __del__(cls): print('class gone', cls.__name__)
class Base(metaclass=Meta): pass
class Sub(Base): pass
print(sorted(k.__name__ for k in Meta.registry), Base.__subclasses__() == [Sub])
del Sub; print(gc.collect(), sorted(k.__name__ for k in Meta.registry), Base.__subclasses__())
def gen():
    try:
        while True:
            got = yield
            print('got', got)
    except GeneratorExit: print('closing'); raise
    finally: print('finally')
g = gen(); next(g); g.send(1); h = [g]; h.append(h); del g, h; print('before'); print(gc.collect())
d = dict.fromkeys(range(8)); sizes = [sys.getsizeof(d)]
for i in list(d): del d[i]
d['x'] = 1; sizes.append(sys.getsizeof(d)); d.update(a=1, b=2); sizes.append(sys.getsizeof(d)); print(sizes)
print(len(globals()), sorted(k for k in globals() if k.startswith('__')), __annotations__)
x: int = 5
print(__annotations__, globals()['__annotations__'] is __annotations__)
