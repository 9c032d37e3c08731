"""The line in which a decorator is called: up to 3.10 that of the definition."""
import sys
def where(f):
    print(sys._getframe(1).f_lineno)
    return f
@where
@where
def f():
    pass
@where
class C:
    @where
    def m(self):
        pass
def bad(f): raise ValueError(f.__name__)
try:
    @bad
    class D:
        pass
except ValueError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno)
