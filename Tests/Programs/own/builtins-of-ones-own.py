# A __builtins__ of one own: dicts, modules, mappings, and what is none.
import types
exec("print(1)", {'__builtins__': {'print': print}})
try: exec("len(1)", {'__builtins__': {'print': print}})
except NameError as e: print(e)
class D(dict):
    def __missing__(self, k): return 'missing ' + k
try: print(eval("foo", {'__builtins__': D()}))
except Exception as e: print(type(e), e)
m = types.ModuleType('m'); m.hello = 42
print(eval("hello", {'__builtins__': m}))
try: eval("hello", {'__builtins__': 3})
except Exception as e: print(type(e), e)
class M:
    def __getitem__(self, k): return 'M ' + k
try: print(eval("hello", {'__builtins__': M()}))
except Exception as e: print(type(e), e)
try: print(eval("hello", {}, M()))
except Exception as e: print(type(e), e)
class L(dict):
    def __getitem__(self, k): return 'L ' + k
try: print(eval("hello", {}, L()))
except Exception as e: print(type(e), e)
def f(): return 1
print(getattr(f, '__builtins__', None) is None)
g = types.FunctionType((lambda: hello).__code__, {'__builtins__': {'hello': 5}})
print(g())
