# Weak structures, caches and finalizers as a lecture shows them.
import weakref, gc, sys
class Res:
    live = 0
    def __init__(self, n): self.n = n; Res.live += 1
    def __del__(self): Res.live -= 1; print("del", self.n)
    def __repr__(self): return f"Res({self.n})"
cache = weakref.WeakValueDictionary(); a = Res(1); b = Res(2); cache["a"], cache["b"] = a, b
print(sorted(cache.items()), len(cache)); del a; print(list(cache), len(cache), cache.get("a", "gone"))
meta = weakref.WeakKeyDictionary(); meta[b] = {"tag": 1}; print(meta[b], len(meta)); ws = weakref.WeakSet([b]); print(len(ws), b in ws)
f = weakref.finalize(b, print, "finalize", b.n, end="!\n"); print(f.alive, f.peek()[2]); del b; print(f.alive, len(meta), len(ws), len(cache), f())
x = Res(3); r1 = weakref.ref(x); r2 = weakref.ref(x, lambda r: print("cb", r() is None)); print(r1 is weakref.ref(x), r1 == r2, weakref.getweakrefcount(x), hash(r1) == hash(x)); x = None; print(r1(), r2())
class Node:
    def __init__(self, v, parent=None):
        self.v = v; self.parent = weakref.ref(parent) if parent else None; self.kids = []
        if parent: parent.kids.append(self)
    def __del__(self): print("node", self.v)
root = Node(0); k = Node(1, root); Node(2, k); print(k.parent() is root, k.parent().v); del root; print(k.parent()); del k
class Cyc:
    def __init__(self): self.me = self
    def __del__(self): print("cyc")
gc.disable(); c = Cyc(); w = weakref.ref(c); del c; print(w() is not None, gc.collect(), w())
p = weakref.proxy(y := Res(4)); print(p.n, p == y, isinstance(p, Res), type(p)); del y
try: p.n
except ReferenceError as e: print(e)
for bad in (1, "s", [], (), {}, None):
    try: weakref.ref(bad); print("ok", type(bad))
    except TypeError as e: print(e)
class M:
    def hi(self): return "hi"
m = M(); wm = weakref.WeakMethod(m.hi); print(wm()(), weakref.ref(m.hi)()); del m; print(wm())
class S: __slots__ = ("a",)
try: weakref.ref(S())
except TypeError as e: print(e)
hist = []
def cb(phase, info): hist.append((phase, info["generation"], info["collected"]))
gc.callbacks.append(cb); l = []; l.append(l); del l; gc.collect(); gc.callbacks.remove(cb); print(hist)
gc.set_debug(gc.DEBUG_SAVEALL); q = [1]; q.append(q); del q; gc.collect(); print(len(gc.garbage), gc.garbage[0][0]); gc.set_debug(0); gc.garbage.clear()
print(gc.is_tracked((1, 2)), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({"a": []}), gc.get_threshold(), gc.isenabled())
class Zombie:
    box = []
    def __del__(self): Zombie.box.append(self); print("again")
z = Zombie(); del z; print(len(Zombie.box)); Zombie.box.clear(); print("end", Res.live)
at = weakref.finalize(Cyc, print, "exit"); print(at.atexit)
