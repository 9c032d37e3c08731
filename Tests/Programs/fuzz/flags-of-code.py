def a(): pass
def b(x): return x
def c():
    x = 1
    return lambda: x
def d(): yield
def e(*a, **k): 'doc'
class K:
    def m(self): return __class__
def f():
    def g(): return 1
    return g
print([x.__code__.co_flags for x in (a, b, c, c(), d, e, K.m, f, f(), lambda: 0)])
print((x for x in ()).gi_code.co_flags, compile('1', 'f', 'eval').co_flags, compile('x=1', 'f', 'exec').co_flags)
