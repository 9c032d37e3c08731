"""The order in which operators, subscripts and calls of built-ins give up their operands."""
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print(s.n, end=' ')
    def op(s, *o): pass
    __add__ = __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __pow__ = __lshift__ = __rshift__ = __and__ = __or__ = __xor__ = __matmul__ = __setitem__ = __delitem__ = __getitem__ = __call__ = op
    __radd__ = op
    __lt__ = __gt__ = __le__ = __ge__ = __ne__ = op
B = A
import operator
for o in '+ - * / // % ** << >> & | ^ @ < > <= >= !='.split():
    print(o, end=': '); eval("B('l') %s B('r')" % o); print()
    if o[0] not in '<>!' or o in ('<<', '>>'):
        print(o + '=', end=': '); x = B('x'); exec("x %s= B('y')" % o); print()
def p(n): print(n, end=': ')
p('sl'); B('c')[B('i'):B('j')]; print()
p('sl3'); B('c')[B('i'):B('j'):B('k')]; print()
p('slt'); B('c')[B('i'), B('j')]; print()
p('ssl'); B('c')[B('i'):B('j')] = B('v'); print()
p('ssl3'); B('c')[B('i'):B('j'):B('k')] = B('v'); print()
p('dsl'); del B('c')[B('i'):B('j')]; print()
p('isl'); x = B('x'); x.y = B('y'); B('c')[B('i')] += B('z'); print(); del x; print()
p('iat'); c = B('c'); c.a = B('a'); c.a += B('z'); print(); del c; print()
def f(*a, **k): pass
def g(a, b=None): pass
def many():
    p('ext'); [B('0')].extend([B('1'), B('2')]); print()
    p('ins'); [B('0')].insert(0, B('1')); print()
    p('get'); {}.get(B('k'), B('d')); print()
    p('upd'); {}.update({B('k'): B('d')}); print()
    p('isi'); isinstance(B('1'), B); print()
    p('has'); hasattr(B('1'), 'x'); print()
    p('len'); len([B('1')]); print()
    p('ids'); id(B('1')); print()
    p('typ'); type(B('1')); print()
    p('tup'); tuple([B('1')]); print()
    p('lis'); list((B('1'),)); print()
    p('str'); str([B('1')])[:0]; print()
    p('rng'); list(zip([B('a')], [B('b')])); print()
    p('g'); g(B('1'), B('2')); print()
    p('gk'); g(B('1'), b=B('2')); print()
    p('gx'); g(*[B('1'), B('2')]); print()
    p('m'); B('m').op(B('1'), B('2')); print()
    p('mm'); m = B('m').op; m(B('1')); del m; print()
    p('call'); B('b')(B('o')); print()
    p('sub'); B('b')[B('o')]; print()
    p('min'); min([B('1')], default=B('d')); print()
    p('sum'); sum([], B('1')); print()
    p('dict'); dict(a=B('1'), b=B('2')); print()
    p('prt'); print(end='', *[]); print()
    p('srt'); sorted([B('1')], key=id); print()
    p('par'); functools.partial(f, B('1'))(B('2')); print()
    p('set'); {B('1')}.discard(B('1') and 0); print()
    p('slo'); object.__setattr__(B('1'), 'q', B('2')); print()
    p('del'); delattr(B('1'), 'n') if 0 else None; print()
    p('exc'); Exception(B('1'), B('2')); print()
    p('sup'); super(A, B('1')).__init__(); print()
    p('fmt'); '{}{}'.format(1, [B('1')]) and 0; print()
    p('any'); any([B('1'), B('2')]); print()
    p('itr'); next(iter([B('1')])); print()
    p('fil'); list(filter(None, [B('1')])); print()
    p('ret'); (lambda a: a)(B('1')); print()
    p('kw'); f(k=B('1'), l=B('2')); print()
    p('pos'); f(B('0'), B('1'), k=B('2')); print()
    p('tin'); B('1') in (B('2'),); print()
    p('lin'); B('1') in [B('2')]; print()
    p('cmp'); [B('1')] == [B('2')]; print()
    p('cat'); [B('1')] + [B('2')]; print()
    p('mul'); [B('1')] * 2; print()
    p('iad'); x = [B('0')]; x += [B('1')]; del x; print()
    p('und'); a, *b = [B('0'), B('1'), B('2')]; del a; del b; print()
    p('joi'); ''.join([str(1)]); print()
    p('rai')
    try: raise KeyError(B('k')) from ValueError(B('v'))
    except KeyError: pass
    print()
import functools
for i in range(3): many()
