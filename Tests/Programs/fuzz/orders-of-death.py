import gc
gc.disable(); gc.collect()
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=' ')
def done(x=''): print('|', x)
l = [N(1), [N(2), {'k': N(3), 4: N(4)}], (N(5),), {N(6)}]; del l; done()
a = N('a'); a.b = N('b'); a.c = N('c'); a.__dict__['d'] = N('d'); del a; done()
def f(x, y): z = N('z'); w = x; x = N('x2')
f(N('x'), N('y')); done()
def g(): a = N('ga'); b = N('gb'); del a; return b
g(); done()
x = N(1); x = N(2); x = None; done()
d = {1: N('d1'), 2: N('d2')}; d[1] = N('d1b'); done(1); d.pop(2); done(2); d.clear(); done(3)
l = [N(i) for i in range(5)]; l[1:3] = []; done(); l.pop(); done(); l.reverse(); del l[:]; done()
t = (N('t1'), N('t2'), N('t3')); del t; done()
class H: pass
h = H(); h.x = N('hx'); h.y = N('hy'); h.x = 5; done(); del h.y; done(); h.__dict__ = {}; done()
class Sl:
    __slots__ = ('p', 'q', 'r')
s = Sl(); s.r = N('r'); s.p = N('p'); s.q = N('q'); del s; done()
def gen():
    a = N('gena'); yield; b = N('genb'); yield
i = gen(); next(i); next(i); del i; done()
c = (lambda q: lambda: q)(N('cell')); del c; done()
for v in [N('l1'), N('l2')]: print('loop', end=' ')
done(); del v; done()
[N(i) for i in range(3)]; done()
{N(i): N(i + 10) for i in range(2)}; done()
z = [N('z0')]; z.append(z); z2 = [N('z1'), z]; del z, z2; done(); print(gc.collect())
e = {}; e['a'] = N('ea'); e['self'] = e; e['b'] = N('eb'); del e; print(gc.collect())
class K:
    def __del__(self): print('K', end=' ')
p, q = K(), K(); p.q = q; q.p = p; p.n = N('pn'); q.n = N('qn'); del p, q; print(gc.collect())
m = N('outer'); m.inner = N('inner'); m.inner.deep = N('deep'); del m; done()
def h2():
    try: n = N('try'); raise ValueError
    except ValueError: o = N('exc')
    finally: r = N('fin')
h2(); done()
print((N('tmp1'), N('tmp2'))[0].n); done()
N('expr'); done(); N('attr').n; done(); [N('sub')][0].n; done(); str(N('str').n); done()
def args(*a, **k): return len(a) + len(k)
args(N('v1'), N('v2'), k=N('kw')); done()
