import sys
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
f = outer(); print(f(), f(), f.__closure__[0].cell_contents)
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('meta', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): pass
class A(metaclass=M, tag=1):
    x = 1
    def m(self): return 'A.m'
class B(A):
    def m(self): return 'B+' + super().m()
print(B().m(), B.__mro__)
a, *b, c = range(6); print(a, b, c)
print([x*y for x in range(3) for y in range(3) if x != y], {x: x**2 for x in range(4)})

def d(*args, k=1, **kw): return args, k, kw
print(d(1, 2, k=3, z=4), d(*[1], **{'q': 2}))
try:
    d(k=1, **{'k': 2})
except TypeError as e: print(e)
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError('a') from z
except KeyError as k: print(k.__cause__, k.__context__ is k.__cause__)
print(2**100, -7//2, -7%3, divmod(-7, 2), round(2.5), 1e16, 0.1+0.2, float('inf'))
print('%5d|%-5s|%x' % (42, 'ab', 255), 'a,b,,c'.split(','), 'Hello'.swapcase(), 'x'.join('abc'))
print(any(i > 2 for i in range(4)), all([]), sum([1.5, 2]), max('abc'), min([3, 1, 2], key=lambda v: -v))
s = {3, 1, 2}; s |= {5}; print(s, s & {1, 5}, frozenset([1]) in {frozenset([1])})
print(sys.getsizeof([1]*5), sys.getsizeof('é'), sys.getsizeof({1:2}))
undefined_name
