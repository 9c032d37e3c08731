"""Errors and warnings written to another stream than standard error."""
import sys, io, warnings
SOURCE = '''
import weakref
class Bad:
    def __repr__(self): return "a Bad"
    def __call__(self, reference): raise RuntimeError("in a callback")
class A: pass
def lose(callback):
    a = A()
    r = weakref.ref(a, callback)
    del a
def inner(): return {}["no key"]
def outer(): return inner()
'''
space = {}
exec(compile(SOURCE, "lesson.py", "exec"), space)
lose, Bad = space["lose"], space["Bad"]
sys.stderr = sys.stdout
lose(Bad())
print("after")
lose(len)
sys.stderr = held = io.StringIO()
lose(Bad())
print(held.getvalue().count("RuntimeError"), held.getvalue().count("^"))
sys.stderr = None
lose(Bad())
warnings.warn("to nobody")
sys.stderr = sys.stdout
try:
    space["outer"]()
except KeyError as error:
    error = error.with_traceback(error.__traceback__.tb_next)
    sys.excepthook(type(error), error, error.__traceback__)
