"""Specialised calls do not look whether a collection is due (3.12+)."""
import gc
log = []
def cb(p, i):
    if p == 'stop': log.append((i['generation'], i['collected'], n, t))
n = -1
gc.collect(); gc.disable(); hold = [[] for i in range(300)]; hold2 = [{} for i in range(300)]; hold3 = [(i, []) for i in range(100)]
gc.collect(); gc.callbacks.append(cb)
gc.set_threshold(50,3,2)
gc.enable()
for n in range(100):
    t=1
    l = []
    t=2
    l.append(l)
    t=3
    l = None
    t=4
gc.disable()
print(log)
gc.collect(); log.clear(); gc.enable()
for n in range(100):
    t=1
    l = []
    t=2
    len(l)
    t=3
    l = None
    t=4
    x=[]
    t=5
    x.append(x)
    t=6
    x.count(1)
    t=7
    x.sort()
    t=8
    x=None
gc.disable()
print(log)
def f():
    global t
    t='a'
    l=[]
    t='b'
    l.append(l)
    t='c'
    isinstance(l,list)
    t='d'
gc.collect(); log.clear(); gc.enable()
for n in range(200):
    f()
gc.disable()
print(log)
def f():
    global t
    t='a'
    l=[]
    t='b'
    isinstance(l,list)
    t='c'
    l.append(l)
    t='d'
gc.collect(); log.clear(); gc.enable()
for n in range(200):
    f()
gc.disable()
print(log)
def f():
    global t
    t='a'
    l=[]
    t='b'
    str(l)
    t='c'
    tuple(l)
    t='d'
    type(l)
    t='e'
    len(l)
    t='f'
    l.__len__()
    l.append(l)
gc.collect(); log.clear(); gc.enable()
for n in range(200):
    f()
gc.disable()
print(log)
def run(body):
    global log, n
    log = []
    gc.collect(); gc.set_threshold(40, 3, 2); gc.enable()
    for n in range(120): body()
    gc.disable(); print(log)
def a(): l = []; l.append(l); len(l)
def b(): l = []; x = l.append(l); isinstance(l, list)
def c(): l = []; list.append(l, l); type(l)
def d(): l = []; (l.append)(l)
for body in (a, b, c, d): run(body)
gc.callbacks.clear()
