import sys
class N:
    def __init__(self, v=None):
        self.v = v
    def __call__(self): return sys.getrefcount(self)
    def __len__(self): return sys.getrefcount(self)
    def __getitem__(self, k): return sys.getrefcount(self)
    def __getattr__(self, n): return sys.getrefcount(self)
    def __add__(self, o): return sys.getrefcount(self)
    def __eq__(self, o): return sys.getrefcount(self)
    def __hash__(self): return sys.getrefcount(self)
    def __iter__(self): yield sys.getrefcount(self)
    def __contains__(self, v): print(sys.getrefcount(self)); return True
    def __enter__(self): return sys.getrefcount(self)
    def __exit__(self, *a): print('exit', sys.getrefcount(self))
    def __bool__(self): print('bool', sys.getrefcount(self)); return True
    def __repr__(self): return 'N%d' % sys.getrefcount(self)
    def __str__(self): return 'S%d' % sys.getrefcount(self)
    def __format__(self, s): return 'F%d' % sys.getrefcount(self)
    def __del__(self): print('del', sys.getrefcount(self))
    @property
    def p(self): return sys.getrefcount(self)
    @classmethod
    def c(cls): return sys.getrefcount(cls)
    @staticmethod
    def s(x): return sys.getrefcount(x)
n = N()
print(n(), len(n), n[0], n.zzz, n + 1, n == 1, hash(n), list(n), 1 in n)
with n as q: print(q)
with N() as q: print(q)
print(repr(n), str(n), f'{n}', f'{n!r}', '%s' % n, '{}'.format(n), format(n))
print(n.p, N.s(n), n.s(n), N.c() - N.c(), n.s(N()))
if n: pass
print(not n, bool(n), n and 1, n or 1)
print(N()(), len(N()), N()[0], N().zzz, N() + 1)
m = n.__call__
print(m(), n())
for x in n: print(x)
a, = n
print(a, [*n], {**{1: a}})
del n, m
