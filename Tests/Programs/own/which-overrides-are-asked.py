"""Subclasses of built-in types: which built-ins ask an overridden method, which the storage."""
class I(int):
    def __round__(self, n=0): return 7
    def __format__(self, s): return 'fmt'
    def __trunc__(self): return 'tr'
    def __floor__(self): return 'fl'
    def __ceil__(self): return 'ce'
    def __index__(self): return 99
    def __abs__(self): return 'abs'
    def __hash__(self): return 5
    def __divmod__(self, o): return 'dm'
    def __pow__(self, o, m=None): return 'pow', m
    def __bool__(self): return False
    def __int__(self): return 12
    def __float__(self): return 1.5
    def __complex__(self): return 2j
    def __len__(self): return 3
    def __reversed__(self): return 'rev'
    def __dir__(self): return ['b', 'a']
    def __sizeof__(self): return 100
import math, sys
i = I(3)
for f in (round, lambda x: round(x, 2), format, math.trunc, math.floor, math.ceil, abs, hash, lambda x: divmod(x, 2),
          lambda x: pow(x, 2), lambda x: pow(x, 2, 3), bool, int, float, complex, len, reversed, dir, sys.getsizeof, hex, bin,
          lambda x: list(range(x))[:3], lambda x: 'abc' * x, lambda x: '%d' % x, lambda x: chr(x), lambda x: [1,2,3,4][x:],
          lambda x: bytes(x), lambda x: x == 3, lambda x: x < 4, lambda x: x + 1, lambda x: -x, str, repr, lambda x: f'{x}', math.sqrt, math.factorial, math.gcd, lambda x: math.isqrt(x)):
    try: print(f(i))
    except Exception as e: print(type(e).__name__, e)
class F(float):
    def __round__(self, n=0): return 7
    def __trunc__(self): return 'tr'
    def __floor__(self): return 'fl'
    def __ceil__(self): return 'ce'
    def __int__(self): return 8
    def __float__(self): return 2.5
    def __format__(self, s): return 'fmt'
f=F(1.5)
for g in (round, math.trunc, math.floor, math.ceil, int, float, format, lambda x: '%d' % x, lambda x: '%.2f' % x, math.sqrt, lambda x: sum([x, x]), lambda x: x+1):
    try: print(g(f))
    except Exception as e: print(type(e).__name__, e)

# subclasses of containers with overridden specials: which built-ins ask the override, which the storage
import sys, math
class L(list):
    def __len__(self): return 2
    def __iter__(self): return iter('xyz')
    def __getitem__(self, i): return ('item', i)
    def __contains__(self, x): return True
    def __eq__(self, o): return 'eq'
    def __repr__(self): return 'L!'
    def __reversed__(self): return iter('rev')
    def append(self, x): print('append', x)
class D(dict):
    def __len__(self): return 2
    def __iter__(self): return iter('xyz')
    def __getitem__(self, i): return ('item', i)
    def keys(self): return ['k1', 'k2']
    def items(self): return [('i', 1)]
    def __contains__(self, x): return True
    def get(self, *a): return 'got'
    def __repr__(self): return 'D!'
    def __setitem__(self, k, v): print('set', k, v)
class S(str):
    def __len__(self): return 2
    def __iter__(self): return iter('xyz')
    def __getitem__(self, i): return ('item', i)
    def __str__(self): return 'S.str'
    def __repr__(self): return 'S.repr'
    def __format__(self, s): return 'S.fmt'
    def __eq__(self, o): return False
    def __hash__(self): return 1
    def __add__(self, o): return 'S.add'
    def __radd__(self, o): return 'S.radd'
    def __mod__(self, o): return 'S.mod'
class T(tuple):
    def __len__(self): return 2
    def __iter__(self): return iter('xyz')
    def __getitem__(self, i): return ('item', i)
class E(set):
    def __len__(self): return 2
    def __iter__(self): return iter('xyz')
    def __contains__(self, x): return True
    def add(self, x): print('add', x)
l = L([1, 2, 3]); d = D(a=1, b=2, c=3); s = S('abc'); t = T((1, 2, 3)); e = E([1, 2, 3])
class O: pass
o = O()
def f(*a, **k): return a, k
tests = '''list(l);tuple(l);len(l);bool(l);l[0];l == [1];[*l];sorted(l);l + [4];[0] + l;l * 2;set(l);dict.fromkeys(l);sum(l[:]);f(*l);str(l);l.copy();list.copy(l);l[1:]
[0, *l];','.join(L('ab'));list.__repr__(l);all(l);any(l);max(l);min(l);list(zip(l, l));list(map(str, l));list(enumerate(l));list(reversed(l));[].extend(l);a.extend(l) or a;a.__iadd__(l);a.__setitem__(slice(0, 1), l) or a;iter(l).__length_hint__();tuple([*l]);frozenset(l)
'%s %s' % t;'%s' % l;'{0[0]}'.format(l);f'{l}';bytes(L([65]));bytearray(L([65, 66]));l.index(3);l.count(1);l.pop();l.sort();l.reverse();l
dict(d);list(d);len(d);d['a'];d.copy();{**d};f(**d);dict(d, z=1);a2.update(d) or a2;d == {};'%(a)s' % d;'{a}'.format_map(d);'{a}'.format(**d);sorted(d);set(d);'a' in d;str(d);d | {};{} | d;repr(d);dict.keys(d);d.setdefault('q', 5);d.pop('a');d.popitem();list(d.values());eval('a', {}, d);exec('zz = 1', {}, d);o.__dict__
str(s);repr(s);len(s);list(s);s == 'abc';s[0];s + 'd';'x' + s;'%s' % s;'%r' % s;'{}'.format(s);f'{s}';f'{s!r}';','.join([s]);','.join(s);s.upper();s.join(['a', 'b']);{'abc': 1}.get(s);{s: 1};{s: 1}.get('abc');int(S('12'));float(S('1.5'));s in 'xabcx';'a' in s;s * 2;sorted(s);print(s);s % 3;str.__add__(s, 'x');getattr(o, S('abc'), 'none');setattr(o, s, 1);s.replace('a', 'b');s.split('b');type(s.strip());type(s[:]);type(str.__getitem__(s, slice(None)));hash(s);bytes(s, 'ascii');ord(S('a'));eval(S('1+1'));s < 'abd';max(s, 'abd');s.startswith(S('a'));s.encode();s.format();s.zfill(5);s.ljust(5);s.translate({97: S('z')});type(S('abc').title());S.mro()[1];type('n', (), {S('k'): 1}).__dict__['k']
list(t);len(t);t[0];t + (1,);(0,) + t;t * 2;hash(t) == hash((1, 2, 3));t == (1, 2, 3);tuple(t);type(tuple(t)).__name__;f(*t);'%s%s' % t;isinstance(1, T((int,)));(lambda a, b, c: a)(*t);[*t];str(t);t[1:];sorted(t);dict([T('ab')]);'ab'.startswith(T(('a',)));divmod(*T((7, 2)));t < (1, 2, 4)
list(e);len(e);9 in e;e | {4};e & {1};e - {1};e ^ {1};{4} | e;e == {1, 2, 3};set(e);e.copy();type(e.copy()).__name__;str(e);sorted(e);e <= {1, 2, 3};e.union([5]);e.isdisjoint([9]);frozenset(e);e.issubset('xyz123');hash(frozenset(E([1])));e.update([7]) or set.__repr__(e)
isinstance(True, L([int]));issubclass(bool, T([int, str]));pow(2, 3);range(3)[True];[1,2,3][True];[1, 2][O()];'abc'.find(S('b'));'{:{}}'.format(3, S('5'));'%*d' % (5, 3);'abc'.count(S('b'));sys.intern('a')
'''
for line in tests.splitlines():
    for text in line.split(';'):
        a = [0, 9]; a2 = {}
        try: r = eval(text)
        except Exception as x: r = (type(x).__name__, str(x))
        try: print(text, '->', r if type(r) is not set else sorted(r, key=str))
        except Exception as x: print(text, '-> !', type(x).__name__, x)
