"""The order in which an expression gives up what it has used, over all kinds of expressions."""
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print(s.n, end=' ')
class B(A):
    def __call__(s, *o, **k): pass
    def __getitem__(s, i): pass
    def __setitem__(s, i, v): pass
    def __delitem__(s, i): pass
    def __getattr__(s, n):
        raise AttributeError(n)
    def __add__(s, o): pass
    __iadd__ = __sub__ = __mul__ = __radd__ = __add__
    def __contains__(s, o): return True
    def __eq__(s, o): return True
    __lt__ = __eq__
    def __hash__(s): return 1
    def __neg__(s): pass
    def __enter__(s): return A(s.n + 'e')
    def __exit__(s, *a): pass
    def __iter__(s): return iter([A(s.n + 'i')])
    def __format__(s, f): return 'x'
    def meth(s, *a, **k): pass
    @staticmethod
    def st(*a): pass
    @classmethod
    def cl(c, *a): pass
    def __len__(s): return 3
    def __bool__(s): return True
def f(*a, **k): pass
def f1(a): pass
def f2(a, b=None, *, c=None): pass
class C:
    def __init__(s, *a, **k): pass
class D:
    def __new__(c, *a): return object.__new__(c)
def t(name, fn):
    print(name, end=': '); fn(); print()
def s1(): B('c')[B('i')] = B('v')
def s2(): del B('c')[B('i')]
def s3(): B('c').attr = B('v')
def s4():
    x = B('x'); x += B('y')
def s5():
    with B('m'): pass
def s6():
    for q in B('l'): pass
def s7():
    a, = B('u')
def s8():
    x, y = B('p'), B('q')
    x = y = None
def s9():
    x = B('1'); y = B('2'); x, y = y, x
def s10(): assert B('a') == B('b')
def s11():
    try: raise ValueError(B('a'), B('b'))
    except ValueError: pass
def s12():
    return [B('a'), B('b')][0] and B('c')
def s13():
    def g(): yield B('y1'); yield B('y2')
    list(g())
def s14():
    x = B('a') if B('t') else B('b')
def s16():
    lst = [B('0'), B('1'), B('2')]; lst[0:2] = [B('n')]
def s17():
    d = {B('k'): B('v')}; d.clear()
def s18():
    global gg; gg = B('g1'); gg = B('g2'); del gg
for n, fn in [
 ('call', lambda: B('b')(B('o'))), ('call2', lambda: B('b')(B('o'), B('p'))), ('callkw', lambda: B('b')(B('o'), k=B('k'))), ('callex', lambda: B('b')(*[B('o')], **{'k': B('k')})),
 ('f', lambda: f(B('1'), B('2'), k=B('k'))), ('fex', lambda: f(*(B('1'), B('2')), **{'d': B('kd')})), ('f1', lambda: f1(B('1'))), ('f2', lambda: f2(B('1'), B('2'), c=B('c'))), ('f2ex', lambda: f2(*[B('1'), B('2')], c=B('c'))),
 ('print', lambda: print(end='') or len([B('1'), B('2')])), ('getitem', lambda: B('g')[B('i')]), ('slice', lambda: B('g')[B('i'):B('j')]),
 ('add', lambda: B('l') + B('r')), ('sub', lambda: B('l') - B('r')), ('radd', lambda: A('l') + B('r')), ('eq', lambda: B('l') == B('r')), ('lt', lambda: B('l') < B('r')), ('chain', lambda: B('1') < B('2') < B('3')), ('in', lambda: B('x') in B('c')), ('is', lambda: B('x') is B('c')), ('neg', lambda: -B('x')), ('not', lambda: not B('x')),
 ('meth', lambda: B('m').meth(B('1'), B('2'))), ('methkw', lambda: B('m').meth(B('1'), k=B('2'))), ('methex', lambda: B('m').meth(*[B('1')], **{'k': B('2')})), ('static', lambda: B('m').st(B('1'))), ('class', lambda: B('m').cl(B('1'))), ('C', lambda: C(B('1'), B('2'))), ('Ck', lambda: C(B('1'), k=B('2'))), ('Cex', lambda: C(*[B('1')], **{'k': B('2')})), ('D', lambda: D(B('1'), B('2'))), ('Dex', lambda: D(*[B('1'), B('2')])),
 ('fstr', lambda: f'{B("1")}{B("2"):>{B("w")}}'), ('tuple', lambda: (B('1'), B('2'))), ('list', lambda: [B('1'), B('2')]), ('set', lambda: {B('1'), B('2')} and 0), ('dict', lambda: {B('1'): B('2')}), ('dict2', lambda: {'a': B('2'), 'b': B('3')}), ('comp', lambda: [x for x in [B('1'), B('2')]]), ('gen', lambda: list(x for x in [B('1'), B('2')])), ('dictcomp', lambda: {k: B('v') for k in 'ab'}),
 ('sorted', lambda: sorted([B('1'), B('2')])), ('max', lambda: max(B('1'), B('2'))), ('zip', lambda: list(zip([B('1'), B('2')], [B('3'), B('4')]))), ('map', lambda: list(map(f1, [B('1'), B('2')]))), ('enumerate', lambda: list(enumerate([B('1')]))), ('isinstance', lambda: isinstance(B('1'), B)), ('getattr', lambda: getattr(B('1'), 'q', B('2'))), ('setattr', lambda: setattr(B('1'), 'q', B('2'))), ('append', lambda: [].append(B('1'))), ('extend', lambda: [B('0')].extend([B('1'), B('2')])), ('pop', lambda: [B('0'), B('1')].pop()), ('dget', lambda: {}.get(B('k'), B('d'))), ('setdefault', lambda: {}.setdefault(B('k'), B('d'))), ('update', lambda: {}.update({B('k'): B('d')})),
 ('s1', s1), ('s2', s2), ('s3', s3), ('s4', s4), ('s5', s5), ('s6', s6), ('s7', s7), ('s8', s8), ('s9', s9), ('s10', s10), ('s11', s11), ('s12', s12), ('s13', s13), ('s14', s14), ('s16', s16), ('s17', s17), ('s18', s18),
 ('lambda', lambda: (lambda a, b=B('d'): 0)(B('1'))), ('cond', lambda: B('a') and B('b') or B('c')), ('star', lambda: f(B('0'), *[B('1')], k=B('k'), **{'z': B('z')})), ('nested', lambda: f(f(B('1')), B('2'))), ('and', lambda: B('a') and B('b'))]:
    t(n, fn)
    t(n, fn)
