extension LibrarySource {
  /// The module `operator`, in our own words.
  static let operators = #"""
    _abs = abs


    def lt(a, b, /): return a < b
    def le(a, b, /): return a <= b
    def eq(a, b, /): return a == b
    def ne(a, b, /): return a != b
    def ge(a, b, /): return a >= b
    def gt(a, b, /): return a > b
    def not_(a, /): return not a
    def truth(a, /): return True if a else False
    def is_(a, b, /): return a is b
    def is_not(a, b, /): return a is not b
    def abs(a, /): return _abs(a)
    def add(a, b, /): return a + b
    def and_(a, b, /): return a & b
    def floordiv(a, b, /): return a // b
    def index(a, /): return a.__index__()
    def inv(a, /): return ~a
    def lshift(a, b, /): return a << b
    def mod(a, b, /): return a % b
    def mul(a, b, /): return a * b
    def matmul(a, b, /): return a @ b
    def neg(a, /): return -a
    def or_(a, b, /): return a | b
    def pos(a, /): return +a
    def pow(a, b, /): return a ** b
    def rshift(a, b, /): return a >> b
    def sub(a, b, /): return a - b
    def truediv(a, b, /): return a / b
    def xor(a, b, /): return a ^ b


    invert = inv


    def concat(a, b, /):
        if not hasattr(a, "__getitem__"):
            raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
        return a + b


    def contains(a, b, /): return b in a


    def countOf(a, b, /):
        return sum(1 for item in a if item is b or item == b)


    def delitem(a, b, /):
        del a[b]


    def getitem(a, b, /): return a[b]


    def indexOf(a, b, /):
        for place, item in enumerate(a):
            if item is b or item == b:
                return place
        raise ValueError("sequence.index(x): x not in sequence")


    def setitem(a, b, c, /):
        a[b] = c


    def length_hint(obj, default=0, /):
        try:
            return len(obj)
        except TypeError:
            pass
        hint = getattr(type(obj), "__length_hint__", None)
        if hint is None:
            return default
        value = hint(obj)
        return default if value is NotImplemented else value


    def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)


    class attrgetter:
        __slots__ = ("_attrs", "_call")

        def __init__(self, attr, /, *attrs):
            self._attrs = (attr,) + attrs
            for name in self._attrs:
                if not isinstance(name, str):
                    raise TypeError("attribute name must be a string")

        @staticmethod
        def _one(obj, path):
            for name in path.split("."):
                obj = getattr(obj, name)
            return obj

        def __call__(self, obj, /):
            if len(self._attrs) == 1:
                return self._one(obj, self._attrs[0])
            return tuple([self._one(obj, path) for path in self._attrs])

        def __repr__(self):
            return "operator.attrgetter(%s)" % ", ".join(map(repr, self._attrs))


    class itemgetter:
        __slots__ = ("_items",)

        def __init__(self, item, /, *items):
            self._items = (item,) + items

        def __call__(self, obj, /):
            if len(self._items) == 1:
                return obj[self._items[0]]
            return tuple([obj[item] for item in self._items])

        def __repr__(self):
            return "operator.itemgetter(%s)" % ", ".join(map(repr, self._items))


    class methodcaller:
        __slots__ = ("_name", "_args", "_kwargs")

        def __init__(self, name, /, *args, **kwargs):
            if not isinstance(name, str):
                raise TypeError("method name must be a string")
            self._name = name
            self._args = args
            self._kwargs = kwargs

        def __call__(self, obj, /):
            return getattr(obj, self._name)(*self._args, **self._kwargs)


    def iadd(a, b, /):
        a += b
        return a


    def iand(a, b, /):
        a &= b
        return a


    def iconcat(a, b, /):
        a += b
        return a


    def ifloordiv(a, b, /):
        a //= b
        return a


    def ilshift(a, b, /):
        a <<= b
        return a


    def imod(a, b, /):
        a %= b
        return a


    def imul(a, b, /):
        a *= b
        return a


    def imatmul(a, b, /):
        a @= b
        return a


    def ior(a, b, /):
        a |= b
        return a


    def ipow(a, b, /):
        a **= b
        return a


    def irshift(a, b, /):
        a >>= b
        return a


    def isub(a, b, /):
        a -= b
        return a


    def itruediv(a, b, /):
        a /= b
        return a


    def ixor(a, b, /):
        a ^= b
        return a


    __lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
    __add__, __sub__, __mul__, __truediv__, __floordiv__ = add, sub, mul, truediv, floordiv
    __mod__, __pow__, __and__, __or__, __xor__ = mod, pow, and_, or_, xor
    __neg__, __pos__, __inv__, __invert__, __abs__, __not__ = neg, pos, inv, invert, abs, not_
    __contains__, __getitem__, __setitem__, __delitem__ = contains, getitem, setitem, delitem
    __index__, __lshift__, __rshift__ = index, lshift, rshift
    __matmul__, __concat__ = matmul, concat

    """#
}
