# OrderedDict: sizes, counts of keys, changes of order, what is equal, iterators, errors
import gc, sys, weakref, copy
from collections import OrderedDict

gc.collect()

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

sizes = []
od = OrderedDict()
for n in range(40):
    sizes.append(sys.getsizeof(od))
    od[n] = str(n)
print(sizes)
while od:
    od.popitem()
print(sys.getsizeof(od), OrderedDict.__basicsize__, type(iter(od)).__basicsize__)
od.clear()
print(sys.getsizeof(od))

class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other): return self.n == other.n
    def __repr__(self): return "K%d" % self.n
    def __del__(self): print("gone", self.n)

k = Key(1)
print(sys.getrefcount(k))
od = OrderedDict([(k, "one")])
print(sys.getrefcount(k))
it = iter(od)
print(sys.getrefcount(k))
items = iter(od.items())
print(next(items), sys.getrefcount(k))
od[Key(2)] = "two"
attempt(lambda: next(it))
attempt(lambda: next(it))
del od[k]
del items, it
print(sys.getrefcount(k))
del k
od.clear()

od = OrderedDict.fromkeys("abcde", 0)
od.move_to_end("b")
od.move_to_end("d", last=False)
print(od, list(od), list(reversed(od)))
print(od.popitem(), od.popitem(last=False), od)
print(od.keys(), od.values(), od.items())
print(list(reversed(od.items())), list(reversed(od.values())), list(reversed(od.keys())))
print(type(od.keys()).__mro__, od.keys() & {"a", "c"}, "a" in od.keys(), ("a", 0) in od.items())
print(od == dict(od), od == OrderedDict(e=0, c=0, a=0), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
print(od != dict(od), OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1), od.__lt__(od))
print(od.setdefault("z", 5), od.setdefault("z"), od.pop("z"), od.pop("z", None))
attempt(lambda: od.pop("nothing"))
attempt(lambda: od.pop())
attempt(lambda: od.move_to_end("nothing"))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: OrderedDict().move_to_end(1))
attempt(lambda: OrderedDict(1, 2))
attempt(lambda: od.update(1, 2))
attempt(lambda: OrderedDict([(1,)]))
attempt(lambda: OrderedDict([()]))
attempt(lambda: OrderedDict([(1, 2, 3)]))
attempt(lambda: OrderedDict([3]))
attempt(lambda: OrderedDict(3))
attempt(lambda: od.pop(key="a", default=1))
attempt(lambda: od.popitem(wrong=1))
attempt(lambda: od[[]])
attempt(lambda: hash(od))
def delete_while():
    for key in od:
        del od[key]
attempt(delete_while)
print(od)

od.extra = [od]
print(od.__dict__ == {"extra": [od]}, od.__reduce__()[1:4] if sys.version_info < (3, 11) else "")
print(copy.copy(od), od.copy().__dict__)
iterator = iter(OrderedDict(a=1, b=2).items())
next(iterator)
print(iterator.__reduce__(), list(iterator))

class Noted(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        return "missing " + key

noted = Noted(a=1)
noted.update(b=2)
noted.update([("c", 3)])
noted.attribute = 1
print(noted, noted["x"], noted.copy(), vars(noted), sys.getsizeof(noted), Noted.__basicsize__)
print(noted.setdefault("d", 4), noted.pop("a"))
print(isinstance(noted, dict), Noted.__mro__[1:], Noted.__dictoffset__, Noted.__weakrefoffset__)
attempt(lambda: eval("noted | {'e': 5}, {'f': 6} | noted"))
if sys.version_info >= (3, 9): noted |= {"g": 7}
print(noted)

weak = weakref.ref(od, lambda ref: print("dict gone"))
del od
print(gc.collect(), weak())
od = OrderedDict()
od["self"] = od
print(od)
print(gc.is_tracked(od), [type(r).__name__ for r in gc.get_referents(OrderedDict(a=[]))])
del od
print(gc.collect())
od = OrderedDict((Key(n), n) for n in range(3))
del od
keys = [Key(n) for n in range(10, 12)]
od = OrderedDict.fromkeys(keys)
before = sys.getrefcount(keys[0])
second = od.copy()
print(sys.getrefcount(keys[0]) - before)
dict.__delitem__(second, keys[0])
attempt(lambda: list(second.items()))
del second
dict.__setitem__(od, "hidden", 1)
print(len(od), list(od), "hidden" in od)
del od, keys
print("end")
