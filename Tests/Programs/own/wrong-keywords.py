"""Keyword arguments that are too many, misspelt or not to be given by name."""
import gc, traceback, sys
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
t(lambda: gc.get_objects(generation=0, x=1))
t(lambda: gc.get_objects(x=1))
t(lambda: sorted([1], key=None, reverse=1, z=2))
t(lambda: sorted([1], z=2))
t(lambda: gc.collect(generation=1, b=2))
t(lambda: enumerate([], start=1, x=2))
t(lambda: sum([], start=1, q=1))
t(lambda: 'a'.encode(encoding='utf8', errors='strict', z=1))
t(lambda: round(1.5, ndigits=1, z=1))
class A:
    def deposit(self, amount): pass
    _secret = 1
t(lambda: A().deposit(amout=1))
def f(a, /, big, *, small=1): pass
t(lambda: f(1, bigg=2)); t(lambda: f(1, 2, smal=2)); t(lambda: f(b=1, a=2))
try: A().secret
except AttributeError as e: print(traceback.format_exception_only(type(e), e))
try: lenn
except NameError as e: print(traceback.format_exception_only(type(e), e), traceback.format_exc().splitlines()[-1])
