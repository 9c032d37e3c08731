"""A frame object owns code and namespaces once its frame has ended, not before."""
import sys
g = sys.getrefcount
def f():
    a = g(f.__code__); fr = sys._getframe(); b = g(f.__code__), g(fr.f_globals), g(fr.f_builtins) > 1
    d = g(fr.f_globals)
    return a, b, d - 0
a, b, d = f(); print(a, b[0])
def h():
    x = g(h.__globals__); fr = sys._getframe(); y = g(h.__globals__); return y - x
print(h())
def gen(x): yield 1
fr = gen(1); print(g(fr.gi_frame), g(fr.gi_code)); print(g(fr.gi_code))
k = gen(2); next(k); q = k.gi_frame; print(g(k.gi_code), g(q.f_code)); 
try: next(k)
except StopIteration: pass
print(g(k.gi_code), g(q.f_code)); del k; print(g(q.f_code)); del q; print(g(gen.__code__))
def e():
    z = g(e.__code__)
    try: raise ValueError
    except ValueError as v: print(z, g(e.__code__), g(v.__traceback__.tb_frame)); w = v
    return w
w = e(); print(g(e.__code__)); del w; print(g(e.__code__))

def gen(p):
    try:
        q = 3
        yield q
    finally: print('fin')
i = gen(5); next(i); fr = i.gi_frame; print(sorted(fr.f_locals))
try: fr.clear()
except RuntimeError as e: print(e)
print(sorted(fr.f_locals) if sys.version_info < (3, 13) else 0, i.gi_frame is fr, list(i)); del i
print('-')
i = gen(6); fr = i.gi_frame
try: fr.clear()
except RuntimeError as e: print(e)
print(i.gi_frame is fr, list(i))
def bad():
    try: yield 1
    finally: raise KeyError
i = bad(); next(i)
try: i.gi_frame.clear()
except RuntimeError as e: print(e)
print('end')
def run():
    try: sys._getframe().clear()
    except RuntimeError as e: print(e)
run()
