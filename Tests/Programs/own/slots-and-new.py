# Member descriptors of slots, and __new__ of another type in a class body.
class S:
    __slots__ = ('x', '__priv', '__dict__')
    "doc"
print(type(S.x), S.x, repr(S.x), S.x.__name__, S.x.__objclass__, S.x.__doc__, S.x.__qualname__)
s = S(); S.x.__set__(s, 3); print(S.x.__get__(s), S.x.__get__(None, S) is S.x)
try: S.x.__get__(3)
except TypeError as e: print(e)
try: del s.x; del s.x
except AttributeError as e: print(e)
try: s.x
except AttributeError as e: print(e)
class W: 
    __new__ = list.__new__
try: W()
except TypeError as e: print(e)
class Y(list):
    __new__ = list.__new__
print(Y(), type(Y()))
class Z:
    __new__ = object.__new__
print(type(Z()))
class V(int):
    __new__ = int.__new__
print(V(3), type(V(3)))
class Q:
    def make(cls): return object.__new__(cls)
    __new__ = make
print(type(Q()))
class R:
    __slots__ = {'a': 'doc of a', 'b': None}
import types
print(R.__slots__, R.a.__doc__, isinstance(R.a, types.MemberDescriptorType))
for bad in ("__slots__=('a b',)", "__slots__=(1,)", "__slots__=('a',); a = 3", "__slots__=('__dict__','__dict__')"):
    try: exec("class B:\n  "+bad)
    except Exception as e: print(type(e), e)
try:
    class Bad(int): __slots__ = ('x',)
    print(Bad(3))
    class Bad(tuple): __slots__ = ('x',)
except TypeError as e: print(e)
print(type(s).__dict__['_S__priv'], type.__dict__['__dict__'], types.FunctionType.__dict__['__closure__'], types.FunctionType.__dict__['__code__'])
print(BaseException.__dict__['__cause__'], complex.__dict__['real'], slice.start, property.fget)
