# locals() and f_locals by version: snapshots, and the proxy of 3.13 (PEP 667).
import sys
def f(a):
    b = 2
    l = locals()
    l['b'] = 7; l['c'] = 8
    print(b, sorted(l), sorted(locals()))
    fl = sys._getframe().f_locals
    fl['b'] = 9
    print(b, type(fl), type(l), fl is sys._getframe().f_locals)
    print(fl if False else sorted(fl), len(fl), 'a' in fl, fl.get('zz'), fl == sys._getframe().f_locals)
    try:
        del fl['a']
    except Exception as e: print(type(e).__name__, e)
    def g(): return b
    print(repr(fl)[:24])
    exec("b = 100; q=1")
    print(b, 'q' in locals())
    return fl
r = f(1)
print(sorted(r))
class A:
    x = 1
    l = locals()
    l['y'] = 3
    print(y, type(sys._getframe().f_locals))
print(A.y, sys._getframe().f_locals is globals())
