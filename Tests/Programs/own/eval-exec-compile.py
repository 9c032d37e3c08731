"""What source texts do when they are compiled and run inside a program."""
import sys
print(eval("1+2"), eval(" \t 3"), eval(b"4"), exec("x = 5"), x)
g = {}
exec("def f(a): return a * y\ny = 3\nprint(sorted(k for k in globals()), __name__ if '__name__' in globals() else None)", g)
print(sorted(k for k in g), g['f'](4), type(g['__builtins__']))
l = {}
exec("z = 1\nclass C: pass\nprint(locals() is l, globals() is g)" , {'l': l, 'g': g}, l)
print(l)
def fn():
    a = 1
    exec("a = 2; b = 3")
    print(a, sorted(locals()))
    print(eval("a + 1"))
    try: b
    except NameError as e: print(e)
    return eval("lambda: a") 
try: print(fn()())
except NameError as e: print(e)
c = compile("p + q", "<c>", "eval")
print(eval(c, {'p': 1, 'q': 2}), c.co_name, c.co_filename, c.co_names)
c = compile("for i in range(3):\n    print(i, end=' ')\n", "zz", "exec"); exec(c); print(i)
exec(compile("1+1\nx\n" if 0 else "1+1", "zz", "single")); exec(compile("'abc'; None; [1]", "zz", "single"))
for a in [(1,), ("1", 2), ("1", {}, 3), ("1 +",), ("x y",), ("a\0b",), ("",), ("x = 1",), (None,)]:
    for fun in (eval, exec):
        try: print(fun(*a))
        except BaseException as e: print(fun.__name__, type(e).__name__, e)
for a in [("1",), ("1", "f", "zzz"), (1, "f", "exec"), ("1", 1, "exec"), ("1", "f", "exec", 1 << 30), ("1","f","eval",0,False,7)]:
    try: compile(*a)
    except BaseException as e: print(type(e).__name__, e)
class M(dict):
    def __missing__(self, k): return k * 2
    def __getitem__(self, k):
        print("get", k); return dict.__getitem__(self, k)
print(eval("aa + 'x'", {}, M(aa="q")))
try: eval("1/0")
except ZeroDivisionError as e: 
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
try: exec("\n\nfoo(", {})
except SyntaxError as e: print(e.lineno, e.offset, e.text, e.msg, e.filename)
print(eval("[i for i in range(k)]", {"k": 4}))
print(eval("__import__('math').sqrt(16)"))
print(eval("max(1,2)", {"__builtins__": {"max": min}}))
try: eval("len([])", {"__builtins__": {}})
except NameError as e: print(e)
def outer():
    v = 1
    def inner(): return v
    return inner
try: exec(outer().__code__)
except TypeError as e: print(e)
ns = {}
exec("""
def gen(n):
    for i in range(n):
        yield i * i
class A:
    x = 1
    def m(self): return self.x
""", ns)
print(list(ns['gen'](4)), ns['A']().m(), ns['A'].__module__ if hasattr(ns['A'], '__module__') else None, ns['A'])
del ns
import gc
gc.collect()
print(sys.getrefcount(g) )
exec("print(sys._getframe().f_code.co_name, sys._getframe().f_back.f_lineno)")
