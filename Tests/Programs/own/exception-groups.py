"""Exception groups: making, splitting, and the clauses of except*."""
import sys, gc
E = ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [OSError(3), ValueError(4)])])
print(repr(E), str(E), E.message, E.exceptions, E.args)
print(E.split(ValueError)); print(E.subgroup(lambda e: isinstance(e, OSError))); print(E.subgroup((KeyError,)))
print(E.split(ExceptionGroup), E.derive([KeyError()]))
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, BaseExceptionGroup.__bases__)
print(type(BaseExceptionGroup("a", [ValueError()])), sys.getsizeof(E))
for a in [(), ("x",), ("x", []), ("x", 5), (5, [ValueError()]), ("x", [5]), ("x", [KeyboardInterrupt()]), ("x",[ValueError],), ("x",[ValueError()],3)]:
    for c in (ExceptionGroup, BaseExceptionGroup):
        try: print(repr(c(*a)))
        except Exception as e: print(type(e).__name__, e)
class MyE(ExceptionGroup):
    pass
class MyB(BaseExceptionGroup): pass
class MyBE(BaseExceptionGroup, ValueError): pass
m = MyE("m", [ValueError(1), TypeError(2)]); m.x = 1
print(repr(m), m.split(ValueError), m.derive([ValueError()]))
try: print(MyBE("m", [KeyboardInterrupt()]))
except Exception as e: print(type(e).__name__, e)
def f(exc):
    try:
        raise exc
    except* ValueError as e:
        print("VE", repr(e), repr(sys.exc_info()[1]), e.__context__)
    except* (TypeError, OSError) as e:
        print("TO", repr(e), e is sys.exception())
    else:
        print("else")
    finally: print("fin")
    print("after", sys.exc_info())
f(E)
f(ValueError(9))
try: f(KeyError(1))
except Exception as e: print("out", repr(e), repr(e.__context__))
def g():
    try:
        raise ExceptionGroup("x", [ValueError(1), KeyError(2), IndexError(3)])
    except* ValueError:
        raise RuntimeError("in handler")
    except* KeyError as e:
        raise
try: g()
except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions], repr(e.exceptions[0].__context__), repr(e.__context__))
def h():
    try: raise ExceptionGroup("x", [ValueError(1)])
    except* ValueError as e:
        raise e
try: h()
except BaseException as e: print(repr(e), repr(e.__context__), repr(e.__cause__))
for t in [ExceptionGroup, 5, (ValueError, ExceptionGroup), str]:
    try:
        try: raise ValueError(1)
        except* t: print("c")
    except BaseException as e: print(type(e).__name__, e)
try:
    try: raise E
    except* ValueError: 1/0
except ExceptionGroup as e: print(repr(e)); saved = e
for src in ["for i in (1,):\n try: pass\n except* ValueError: break", "try: pass\nexcept* ValueError: pass\nexcept OSError: pass", "try: pass\nexcept*: pass", "def f():\n try: pass\n except* ValueError: return"]:
    try: exec(src)
    except SyntaxError as e: print(e)
