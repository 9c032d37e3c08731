# Operator overloading in a vector and a matrix class, with mixed and failing operands.
import math, functools
class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __repr__(self): return f"{type(self).__name__}({self.x!r}, {self.y!r})"
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vec(-self.x, -self.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __call__(self, f): return Vec(f(self.x), f(self.y))
    def __format__(self, s): return f"<{self.x:{s}}, {self.y:{s}}>" if s else repr(self)
    def __lt__(self, o): return abs(self) < abs(o)
    def __pow__(self, n, mod=None): return functools.reduce(lambda a, b: a * b, [abs(self)] * n, 1) if mod is None else ("mod", mod)
    def __round__(self, n=None): return Vec(round(self.x, n), round(self.y, n))
    def __divmod__(self, k): return (self, k)
    def __contains__(self, v): return v in (self.x, self.y)
    def __reversed__(self): return iter((self.y, self.x))
    def __index__(self): return int(self.x)
    def __complex__(self): return complex(self.x, self.y)
    def __invert__(self): return Vec(self.y, self.x)
    def __lshift__(self, o): print("shift", o); return self
    def __getattr__(self, n):
        if set(n) <= set("xy"): return tuple(getattr(self, c) for c in n)
        raise AttributeError(f"no {n}")
a, b = Vec(3, 4), Vec(1, 2)
print(a + b, a - b, a * 2, 2 * a, a @ b, a / 2, abs(a), -a, ~a, sum([a, b]), bool(Vec()), list(a), a[1], a[-1], a[:1], len(a))
a += b; print(a, a == Vec(4, 6), a != b, a == 5, {a: 1}[Vec(4, 6)], a(str), f"{a:.1f} {a}", b < a, sorted([a, b]), max(a, b), a ** 2, pow(a, 2, 5))
print(round(Vec(1.26, 2.51), 1), divmod(a, 2), 4 in a, list(reversed(a)), [10, 11, 12, 13, 14][a], complex(a), hex(a), a << 1 << 2, a.yx, a.xxy, a.x)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a * "s", lambda: "s" * a, lambda: a @ 3, lambda: a < 3, lambda: a > 3, lambda: a // 2, lambda: a % 2, lambda: a & 1, lambda: a.z, lambda: setattr(a, "w", 1), lambda: a["k"], lambda: a[5], lambda: del_it(a), lambda: int(a), lambda: float(a), lambda: a.x.y, lambda: +a, lambda: a >> 1, lambda: a | a, lambda: a - 1):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
class Sub(Vec):
    def __add__(self, o): return Sub(*(Vec(*self) + o))
    def __radd__(self, o): print("sub radd"); return Sub(*(Vec(*self) + o))
print(Vec(1, 1) + Sub(2, 2), Sub(1, 1) + Vec(2, 2), Sub(1, 1) == Vec(1, 1), hash(Sub(1, 1)) == hash(Vec(1, 1)))
x, y = a; p, *q = a; print(x, y, p, q, *a, [*a, *b], {**{"v": a}}, dict(zip("ab", a)))
class Bad:
    def __bool__(self): return 3
    def __len__(self): return -1
    def __iter__(self): return 5
    def __str__(self): return 1
    def __hash__(self): return "h"
    def __index__(self): return 1.5
    def __contains__(self, x): raise LookupError("c")
    def __repr__(self): return b"x"
    def __format__(self, s): return 3
for f in (bool, len, iter, str, hash, repr, lambda z: [1][z], lambda z: 1 in z, format, lambda z: f"{z}", lambda z: "%s" % z, lambda z: range(z), list, lambda z: print(z), lambda z: {z: 1}):
    try: print("ok", f(Bad()))
    except Exception as e: print(type(e).__name__, e)
