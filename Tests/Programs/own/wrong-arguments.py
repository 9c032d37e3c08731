"""What the built-ins say to arguments of the wrong type."""
import sys
import types
import weakref


class C:
    pass


def raise_(x):
    raise x


def with_(x):
    with x:
        pass


def unpack(x):
    a, b = x


EXPRESSIONS = '''
"a".join(x)
"a".split(x)
"a".strip(x)
"a" * x
x * "a"
[1] * x
"abc"[x]
[1,2][x]
(1,2)[x]
b"ab"[x]
"abc".find(x)
"abc".count(x)
"abc".index("b", x)
"a".center(x)
"a".zfill(x)
"a".encode(x)
b"a".decode(x)
int(x)
float(x)
complex(x)
str(x)
bytes(x)
bytearray(x)
list(x)
tuple(x)
set(x)
dict(x)
frozenset(x)
bool(x)
range(x)
slice(x).indices(3)
enumerate(x)
zip(x)
map(x, [1])
list(map(x, [1]))
filter(x, [1])
list(filter(x,[1]))
reversed(x)
sorted(x)
sum(x)
max(x)
min(x)
any(x)
all(x)
iter(x)
next(x)
len(x)
abs(x)
round(x)
round(1.5, x)
divmod(x, 2)
divmod(7, x)
pow(x, 2)
pow(2, 3, x)
chr(x)
ord(x)
hex(x)
oct(x)
bin(x)
isinstance(1, x)
issubclass(int, x)
issubclass(x, int)
getattr(x, "q")
getattr(c, x)
hasattr(c, x)
setattr(c, x, 1)
delattr(c, x)
callable(x)
id(x) and 1
repr(x)[:9]
ascii(x)[:9]
format(x, "d")
format(x, "s")
format(x, ".2f")
format(x, "x")
format(x, ">5")
type(x)
vars(x)
[1,2].insert(x, 1)
[1,2].pop(x)
[1,2].remove(x)
[1,2].index(x)
[1,2].extend(x)
[1,2].sort(key=x)
[1,2].sort(reverse=x)
{}.get(x)
{}[x]
{}.pop(x)
{}.update(x)
{}.fromkeys(x)
{}.setdefault(x)
{1}.add(x)
{1}.update(x)
{1}.remove(x)
{1} & x
{1}.union(x)
{1} 
 x
{1} < x
{1}.issubset(x)
x + 1
1 + x
x - 1
x / 2
x // 2
x % 2
2 % x
x ** 2
x << 1
1 << x
x & 1
x 
 1
x ^ 1
~x
-x
+x
x @ 1
x < 1
x == 1
1 in x
x in [1]
x in "a"
x in b"a"
x in {1: 1}
x[0]
x[0:1]
x()
x.real
"%d" % x
"%s" % (x,)
"%c" % x
"%f" % x
"%x" % x
"%5.2e" % x
f"{x:5}"
f"{x!r:>7.3}"
"{:d}".format(x)
"{0[0]}".format(x)
"{0.q}".format(x)
[*x]
(*x, 1)
{**x}
{*x}
print(*x, file=None, end="")
(lambda **k: k)(**x)
(lambda a: a)(*x)
exec(x)
eval(x)
compile(x, "f", "eval")
__import__(x)
sys.getrefcount(x) and 1
sys.intern(x)
sys.setrecursionlimit(x)
int("12", x)
int.from_bytes(x, "big")
(5).to_bytes(x, "big")
float.fromhex(x)
(2.5).__round__(x)
"abc".replace("a", x)
"abc".startswith(x)
"abc".translate(x)
str.maketrans(x)
"a,b".partition(x)
"abc".ljust(3, x)
b"a".hex(x)
b"abc".find(x)
b"a".join(x)
b"a" + x
bytearray(b"ab").append(x)
bytearray(b"a").extend(x)
[].__setitem__(x, 1)
(1).__add__(x)
object.__new__(x)
type(x, (), {})
type("A", x, {})
type("A", (), x)
super(x, c)
property(x).__get__(c)
staticmethod(x)
x.__class__.__name__
raise_(x)
with_(x)
unpack(x)
'''

c = C()


def tell(text, value):
    try:
        result = eval(text, {'x': value, 'c': c, 'C': C, 'sys': sys, 'raise_': raise_,
                             'with_': with_, 'unpack': unpack})
        name = type(result).__name__
        print(text, '|', repr(result)[:60] if name in ('int', 'str', 'bool', 'bytes') else name)
    except Exception as error:
        print(text, '|', type(error).__name__, str(error))


for text in EXPRESSIONS.strip().split('\n'):
    for value in (None, 2.5):
        tell(text, value)
for value in (weakref.ref(c), weakref.proxy(c), types.SimpleNamespace(), types.MappingProxyType({})):
    for text in ('x + 1', 'x.nope', 'x[0]', 'iter(x)', 'len(x)', 'x < 1', '-x', '"a" + x', '[][x]'):
        print(type(value).__name__, end=' ')
        tell(text, value)
try:
    del sys.nope
except AttributeError as error:
    print(error)
