# Generators as pipelines: send, throw, close, delegation, and the lines their frames stand at.
import sys, gc
def averager():
    total = n = 0; avg = None
    try:
        while True:
            x = yield avg
            if x is None: break
            total += x; n += 1; avg = total / n
    except ValueError as e:
        print("reset", e); total = n = 0; yield "was reset"
    finally: print("averager ends", n)
    return n, avg
def grouper(out, key):
    while True:
        out[key] = yield from averager()
        print("grouped", key, out[key])
out = {}; g = grouper(out, "a"); next(g)
for v in (10, 20, None): print(g.send(v), end=" ")
print(out, g.gi_yieldfrom.__name__, g.gi_frame.f_lineno)
print(g.throw(ValueError("no")), end="|")
g.close(); print(g.gi_frame, out)
def numbers():
    try:
        yield from range(3)
        return "done"
    finally: print("numbers closed")
def outer():
    r = yield from numbers()
    print("got", r)
    try: yield 99
    except GeneratorExit: print("exit"); raise
it = outer(); print(next(it), next(it)); del it; print("--")
it = outer(); print(list(it))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def stop(): yield next(iter(()))
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
def me(): yield next(it2)
it2 = me()
try: next(it2)
except ValueError as e: print(e)
try: averager().send(1)
except TypeError as e: print(e)
x = averager(); next(x); print(sys.getrefcount(x), x.gi_running); del x
print(gc.collect())
def tree(t):
    if t: l, v, r = t; yield from tree(l); yield v; yield from tree(r)
print(list(tree(((None, 1, None), 2, (None, 3, None)))))
def a():
    yield 1
    yield 2
def d():
    x = 1
    while True:
        y = yield from a()
def e():
    out = {}
    while True:
        out[1] = yield from a()
def f():
    try:
        yield 1
    except ValueError:
        yield 5
for fn in d, e, f:
    g = fn(); print(g.gi_frame.f_lineno); next(g); print(g.gi_frame.f_lineno); next(g, None); print(g.gi_frame and g.gi_frame.f_lineno)
    next(g, None) ; print(g.gi_frame and g.gi_frame.f_lineno)
