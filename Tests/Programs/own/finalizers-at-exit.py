import gc
class N:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
def cyc():
    a = N('a'); b = N('b'); a.o = b; b.o = a
cyc()
x = [N(i) for i in range(3)]
x[0], x[1] = x[1], x[0]
del x[0]
print('collect', gc.collect())
def f():
    raise RuntimeError('deep')
def g():
    local = N('local')
    f()
try:
    g()
except RuntimeError as e:
    err = e
print('kept', err.__traceback__.tb_next is not None)
del err
print(gc.collect() >= 0)
d = {i: N('d%d' % i) for i in range(2)}
t = (N('t'),)
print('end')
