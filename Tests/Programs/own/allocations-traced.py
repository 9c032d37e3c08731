"""tracemalloc: bytes traced after each statement, places of requests, snapshots."""
import tracemalloc, gc
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
try:
    tracemalloc.start(0)
except ValueError as error:
    print(error)
gc.collect()
tracemalloc.start()
r0 = tracemalloc.get_traced_memory()
r1 = tracemalloc.get_traced_memory()
r2 = tracemalloc.get_traced_memory()
def f(): pass
r3 = tracemalloc.get_traced_memory()
class A: pass
r4 = tracemalloc.get_traced_memory()
class B: pass
r5 = tracemalloc.get_traced_memory()
a = A()
r6 = tracemalloc.get_traced_memory()
a.x = 1
r7 = tracemalloc.get_traced_memory()
b = A()
b.x = 1
r8 = tracemalloc.get_traced_memory()
f()
r9 = tracemalloc.get_traced_memory()
x = [i for i in range(3)]
r10 = tracemalloc.get_traced_memory()
y = {}
r11 = tracemalloc.get_traced_memory()
y[1] = 2
r12 = tracemalloc.get_traced_memory()
s = set()
r13 = tracemalloc.get_traced_memory()
s.add(1); s.add(2)
r14 = tracemalloc.get_traced_memory()
class C:
    def __init__(self, v): self.v = v
r15 = tracemalloc.get_traced_memory()
c = C(1)
r16 = tracemalloc.get_traced_memory()
rs = [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16]
print(r0, r1, [q[0] - p[0] for p, q in zip(rs, rs[1:])])

before = bytearray(5000)
tracemalloc.clear_traces()
kept = [object() for _ in range(100)]
large = bytes(100_000)
now = tracemalloc.get_traced_memory()[0]
del before
print(tracemalloc.get_traced_memory()[0] == now)
print(str(tracemalloc.get_object_traceback(kept[5])).split("/")[-1], tracemalloc.get_object_traceback(rs))
place = tracemalloc.get_object_traceback(large)
print(len(place), place[0].lineno, place == tracemalloc.get_object_traceback(large), place.format()[1])
first = tracemalloc.take_snapshot()
line = first.filter_traces([tracemalloc.Filter(True, "*traced.py", lineno=53)]).statistics("lineno")
print(len(line), line[0].count, line[0].size, str(line[0]).split(": ")[1])
more = [bytes(200) for _ in range(50)]
del large
second = tracemalloc.take_snapshot()
for one in second.compare_to(first, "lineno"):
    if abs(one.size_diff) > 9_000:
        print(one.traceback[0].lineno, one.size_diff // 1000, one.count_diff // 10)
print(tracemalloc.Frame(("a.py", 3)), repr(tracemalloc.Frame(("a.py", 3))))
try:
    second.statistics("size")
except ValueError as error:
    print(error)
tracemalloc.stop()
print(tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(kept[5]))
tracemalloc.start(5)


def outer():
    return inner()


def inner():
    return bytes(1000)


made = outer()
print([frame.lineno for frame in tracemalloc.get_object_traceback(made)], tracemalloc.get_traceback_limit())
