# Blocks of 64 places: sizes, counts, cycles, mutation, rotation.
import gc
import sys
from collections import deque

d = deque()
print(sys.getsizeof(d), gc.is_tracked(d), d, len(d), bool(d))
sizes = []
for i in range(300):
    d.append(i)
    if not sizes or sizes[-1][1] != sys.getsizeof(d):
        sizes.append((len(d), sys.getsizeof(d)))
print(sizes)
sizes = []
while d:
    d.popleft()
    if not sizes or sizes[-1][1] != sys.getsizeof(d):
        sizes.append((len(d), sys.getsizeof(d)))
print(sizes)
for i in range(100):
    d.appendleft(i)
print(sys.getsizeof(d), d[0], d[-1], d[50])
d.rotate(37)
print(d[0], d[99], sys.getsizeof(d))
d.rotate(-80)
print(d[0], d[99], sys.getsizeof(d))
print(sys.getsizeof(deque(range(63))), sys.getsizeof(deque(range(64))), sys.getsizeof(deque(range(65))))
e = deque()
e.extendleft(range(64))
print(sys.getsizeof(e), e[0])
e.appendleft(1)
print(sys.getsizeof(e))
e.clear()
print(sys.getsizeof(e), e)

class Tag:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("freed", self.name, end="; ")
    def __repr__(self):
        return "T" + self.name

m = deque([Tag("a"), Tag("b"), Tag("c")], maxlen=2)
print(m, m.maxlen)
m.append(Tag("d"))
print(m)
m.appendleft(Tag("e"))
print(m)
m.insert
try:
    m.insert(1, 5)
except IndexError as x:
    print(x)
t = m[0]
print(sys.getrefcount(t), [type(r).__name__ for r in gc.get_referrers(t) if type(r) is deque])
del t
m.clear()
print(m)
q = deque([1, 2, 3, 4, 5])
for op in (lambda: q.insert(2, 9), lambda: q.insert(-1, 8), lambda: q.insert(99, 7), lambda: q.remove(3),
           lambda: q.reverse(), lambda: q.rotate(2), lambda: q.__delitem__(1), lambda: q.__setitem__(0, 0),
           lambda: q.pop(), lambda: q.popleft(), lambda: q.extend(q), lambda: q.extendleft([1, 2]),
           lambda: q.index(8), lambda: q.index(77), lambda: q.count(1), lambda: q[10], lambda: q["x"],
           lambda: q[1:2], lambda: q.remove(100), lambda: q + [1], lambda: q < [1], lambda: hash(q),
           lambda: deque(5), lambda: deque([1], -1), lambda: deque([1], "x"), lambda: deque([1], 2, 3),
           lambda: q + deque([0]), lambda: q * 2, lambda: 2 * deque("ab", 3), lambda: deque() * 5, lambda: q.rotate("x")):
    try:
        r = op()
    except Exception as x:
        print(type(x).__name__, x)
    else:
        print(r, list(q))
for change in (lambda: q.append(1), lambda: q.pop(), lambda: q.__setitem__(0, 5)):
    try:
        for x in q:
            change()
            break
        it = iter(q)
        next(it)
        change()
        print(it.__length_hint__(), next(it))
    except RuntimeError as x:
        print(x, it.__length_hint__())
print(list(reversed(q)), type(iter(q)), type(reversed(q)), sys.getsizeof(iter(q)))
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) != deque([1, 2]), deque([1, 3]) >= deque([1, 2]))
s = deque()
s.append(s)
print(s, len(gc.get_referents(s)))
gc.collect()
del s
print(gc.collect())
class D(deque):
    pass
x = D([1, 2], 5)
x.note = x
print(x, x.copy(), x.copy().maxlen, sys.getsizeof(x), type(x + x))
del x
print(gc.collect())
import copy
y = deque([[1], [2]], 4)
z = copy.copy(y); w = copy.deepcopy(y)
print(z, w, z[0] is y[0], w[0] is y[0], w.maxlen, y.__reduce__()[:3])
import weakref
r = weakref.ref(y, lambda ref: print("gone"))
del y
print(r())
print([c.__name__ for c in deque.__mro__], deque.__module__, repr(deque))
import array
print(array.array.__name__, array.array.__module__, array.array, hasattr(deque, "__class_getitem__"))
