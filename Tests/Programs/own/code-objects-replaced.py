# Code objects: replace, equality, and functions over other code.
import types
def f(a, b=2):
    c = a + b
    return c, "text", 77
co = f.__code__
new = co.replace(co_name="g", co_consts=tuple(99 if k == 77 else k for k in co.co_consts))
print(new.co_name, co.co_name, 99 in new.co_consts, 99 in co.co_consts, new == co, co.replace() == co, hash(co.replace()) == hash(co))
f.__code__ = new
print(f(1), f.__name__, f.__code__.co_name)
h = types.FunctionType(co.replace(co_filename="other.py", co_firstlineno=100), {}, "h", (5,))
print(h(1), h.__code__.co_filename, h.__code__.co_firstlineno)
try: h("x", 1)
except TypeError as e: print(e, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
print(co.replace(co_varnames=("p", "q", "r")).co_varnames, co.replace(co_argcount=2) == co)
for bad in ({"co_name": 3}, {"co_consts": [1]}, {"nope": 1}):
    try: co.replace(**bad)
    except TypeError as e: print(str(e)[:48])
print((lambda: 1).__code__ == (lambda: 2).__code__, [f.__code__ == f.__code__])
