import gc, sys
gc.collect()
gc.set_threshold(10, 3, 3)
log = []
def cb(p, i):
    if p == 'start': log.append(i['generation'])
gc.callbacks.append(cb)
keep = []
for i in range(300): keep.append([i])
print(log)
log.clear()
for i in range(100): keep.pop()
print(log, gc.get_count())
d = [{'k': []} for i in range(50)]
print(log); log.clear()
s = [set() for i in range(30)]; print(log); log.clear()
t = [(i, []) for i in range(30)]; print(log); log.clear()
class A: pass
o = [A() for i in range(30)]; print(log); log.clear()
for x in o: x.a = []
print(log); log.clear()
f = [lambda: 0 for i in range(30)]; print(log); log.clear()
g = [(x for x in ()) for i in range(30)]; print(log); log.clear()
e = [ValueError(i) for i in range(30)]; print(log); log.clear()
m = [x.__init__ for x in o]; print(log); log.clear()
n = [iter([]) for i in range(30)]; print(log); log.clear()
p = ['a' * i for i in range(100)]; q = [float(i) for i in range(100)]; print(log); log.clear()
gc.disable(); r = [[] for i in range(100)]; print(log, gc.get_count()[0]); gc.enable(); r.append([]); print(log); log.clear()
gc.callbacks.clear()
