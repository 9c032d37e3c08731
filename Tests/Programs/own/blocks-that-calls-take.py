"""Blocks that stay on the free lists after calls: tuples of arguments, bound methods, temporaries."""
import gc, sys
g = sys.getallocatedblocks
def t(f):
    f(); gc.collect()
    a = g(); b = g(); f(); c = g()
    print(f.__name__, b - a, c - b)
def none(): pass
def lst(): [1, 2]
l = [1, 2]
def m1(): max(l)
def m2(): max(1, 2)
def m3(): max(l, key=abs)
def m4(): max(1, 2, key=abs)
def m5(): max((), default=3)
def i1(): iter(l)
def n1(): next(iter(l))
def s1(): sum(l)
def a1(): any(l)
def d1(): dict(l=l)
def d2(): dict([(1, 2)])
def e1(): list(enumerate(l))
def p1(): 'a'.partition('b')
def r1(): repr(l)
def o1(): object()
def st1(): set(l)
def f1(): l.index(2)
def dm(): divmod(7, 2)
def pw(): pow(2, 3)
def ch(): chr(300)
def it(): isinstance(1, (int, str))
def st2(): 'a,b'.split(',')
def st3(): '{}{}'.format(1, 2)
def st4(): 'a'.startswith(('a', 'b'))
def st5(): 'a'.find('b')
def st6(): 'a'.encode()
def c2(): callable(l)
def c3(): id(l)
def sl(): l[0:1]
def sl2(): l[:]
def ls(): list((1, 2))
def ls2(): list(range(3))
def tp(): tuple(l)
def rg(): range(3)
def fl(): float(3)
def fl2(): float('3')
def it2(): int('3')
def it3(): int(3.5)
def bl(): bool(3)
def by2(): bytes([1, 2])
def ba(): bytearray(b'ab')
def fz(): frozenset(l)
def pr(): property(abs)
def sli(): slice(1, 2)
def ty3(): type('X', (), {})
def exn(): ValueError('a', 'b')
def exn2(): KeyError(1)
def ga(): getattr(l, 'nope', None)
def ha(): hasattr(l, 'nope')
def kw(): (lambda a, b=2: a)(a=1)
def star(): (lambda *a: a)(*l)
def star2(): (lambda **a: a)(**{'a': 1})
def vr(): vars(T)
class T: pass
def di(): T.__dict__
def mr(): T.mro()
def ins(): T()
def gs(): [x for x in l]
def ge(): sum(x for x in l)
def lm(): sorted(l, key=lambda x: -x)
def zz(): dict(zip('ab', l))
def ff(): list(filter(None, l))
def cnt(): l.count(1)
def cop(): l.copy()
def ext(): [].extend(l)
def dup(): {}.update(a=1)
def dup3(): {}.update([(1, 2)])
def dg(): {}.get(1)
def dsd(): {}.setdefault(1, 2)
def dpo(): {1: 2}.pop(1)
def dpi(): {1: 2}.popitem()
def dit(): list({1: 2}.items())
def dfk(): dict.fromkeys('ab')
def hx(): hex(10)
def pr2(): print(end='', file=None)
def rd(): round(2.567, 2)
def cl(): (lambda: l)()
def gen():
    def g(): yield 1
    list(g())
def tr():
    try: 1 / 0
    except Exception as e: pass
def tr2():
    try: {}[1]
    except KeyError: pass
def tr3():
    try: l.nope
    except AttributeError: pass
def tr5():
    try: raise KeyError(1) from None
    except KeyError: pass
def tr6():
    try: nope
    except NameError: pass
def cm(): complex(1)
def cm2(): complex(1, 2)
def cm3(): 1 + 2j
def ast(): assert_ = 1; assert assert_
def wr():
    import weakref
    weakref.ref(T)
def glo(): globals()
def hs(): hash((1, 2))
def eq(): (1, 2) == (1, 2)
def cat(): (1,) + (2,)
def rep(): l * 2
def inn(): 1 in l
for f in [v for k, v in list(globals().items()) if callable(v) and k not in ('g', 't', 'T')]: t(f)
