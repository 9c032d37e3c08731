"""itertools, functools, operator, heapq, bisect and defaultdict own what they hold, and no more."""
import itertools as it, functools as ft, operator as op, heapq, bisect, collections, gc, copy, sys
class O:
    n = 0
    def __init__(self, k=0): self.k = k; O.n += 1
    def __del__(self): O.n -= 1
    def __lt__(self, o): return self.k < o.k
    def __eq__(self, o): return self.k == o.k
    def __hash__(self): return self.k
    def __add__(self, o): return O(self.k + o.k)
    def __repr__(self): return 'O%d' % self.k
    def m(self, a, b=0): return O(self.k + a + b)
def mk(*ks): return (O(k) for k in ks)
def boom(*a): raise KeyError('boom')
def show(name, f):
    try: print(name, repr(f())[:150], end=' ')
    except Exception as e: print(name, type(e).__name__, e, end=' ')
    gc.collect(); print('|', O.n)
L = lambda x: list(it.islice(x, 7))
show('chain', lambda: L(it.chain(mk(1,2), mk(3), [O(4)])))
show('chainfi', lambda: L(it.chain.from_iterable([mk(1), boom])))
show('cycle', lambda: L(it.cycle(mk(1,2))))
show('count', lambda: L(it.count(O(1), O(2))))
show('islice', lambda: list(it.islice(mk(1,2,3,4,5), 1, None, 2)))
show('repeat', lambda: L(it.repeat(O(1), 3)))
show('accumulate', lambda: L(it.accumulate(mk(1,2,3))))
show('accumulate2', lambda: L(it.accumulate(mk(1,2,3), boom)))
show('accumulate3', lambda: L(it.accumulate(mk(1,2,3), max, initial=O(9))))
show('zl', lambda: L(it.zip_longest(mk(1,2), mk(3), fillvalue=O(8))))
show('product', lambda: list(it.product(mk(1,2), mk(3,4), repeat=1)))
show('perm', lambda: list(it.permutations(mk(1,2,3), 2)))
show('comb', lambda: list(it.combinations(mk(1,2,3), 2)))
show('cwr', lambda: [x for x in it.combinations_with_replacement(mk(1,2), 2)])
show('starmap', lambda: L(it.starmap(lambda a, b: (b, a), [(O(1), O(2)), [O(3), O(4)]])))
show('takewhile', lambda: L(it.takewhile(lambda o: o.k < 2, mk(1,2,3))))
show('takewhileE', lambda: L(it.takewhile(boom, mk(1,2,3))))
show('dropwhile', lambda: L(it.dropwhile(lambda o: o.k < 2, mk(1,2,3))))
show('filterfalse', lambda: L(it.filterfalse(lambda o: o.k == 2, mk(1,2,3))))
show('compress', lambda: L(it.compress(mk(1,2,3), mk(1,2))))
show('groupby', lambda: [(k, list(g)) for k, g in it.groupby(mk(1,1,2), key=lambda o: O(o.k))])
show('groupby2', lambda: [g for g in it.groupby(mk(1,1,2))][:1] and 1)
show('tee', lambda: [L(t) for t in it.tee(mk(1,2,3), 3)])
def teelong():
    a, b = it.tee(mk(*range(130))); x = sum(o.k for o in a); return x, next(b), len(list(b))
show('teelong', teelong)
if hasattr(it, 'pairwise'): show('pairwise', lambda: L(it.pairwise(mk(1,2,3))))
if hasattr(it, 'batched'): show('batched', lambda: L(it.batched(mk(1,2,3), 2)))
show('reduce', lambda: ft.reduce(op.add, mk(1,2,3), O(5)))
show('reduceE', lambda: ft.reduce(boom, mk(1,2,3)))
show('partial', lambda: ft.partial(O.m, O(1), b=3)(4))
show('partial2', lambda: ft.partial(ft.partial(lambda *a, **k: (a, k), O(1), x=O(2)), O(3), y=O(4))(O(5), x=O(6)))
show('cmp', lambda: sorted(mk(3,1,2), key=ft.cmp_to_key(lambda a, b: a.k - b.k)))
def lru():
    @ft.lru_cache(maxsize=2)
    def f(o, *r, **k): return [o]
    for i in (1, 2, 1, 3, 2): f(O(i), O(i), z=O(i))
    return f.cache_info(), f(O(3))
show('lru', lru)
def lruself():
    @ft.lru_cache(None)
    def f(o): return (f, o)
    f(O(1)); f(O(1)); return 1
show('lruself', lruself)
show('itemg', lambda: op.itemgetter(0, 1)([O(1), O(2)]))
show('attrg', lambda: op.attrgetter('k', 'k.real')(O(3)))
show('methc', lambda: op.methodcaller('m', 1, b=2)(O(3)))
def heap():
    h = []
    for i in (5, 3, 8, 1): heapq.heappush(h, O(i))
    return heapq.heappop(h), heapq.heapreplace(h, O(0)), heapq.heappushpop(h, O(9)), heapq.nsmallest(2, h), heapq.nlargest(1, h), h
show('heap', heap)
def bis():
    b = [O(1), O(3)]; bisect.insort(b, O(2)); bisect.insort_left(b, O(2)); return b, bisect.bisect(b, O(2))
show('bisect', bis)
def dd():
    d = collections.defaultdict(lambda: O(7)); d[O(1)]; d[O(2)].k = 3; e = d.copy(); f = copy.deepcopy(d) if 0 else copy.copy(d); return d, e, f
show('dd', lambda: [dict(x) for x in dd()])
def ddself():
    d = collections.defaultdict(list); d['me'] = d; d.default_factory = d.__class__; return len(d)
show('ddself', ddself)
def reenter():
    log = []
    def gen():
        yield O(1)
        try: log.append(next(c))
        except Exception as e: log.append(str(e))
        yield O(2)
    c = it.chain(gen()); r = list(c); return r, log
show('reenter', reenter)
def cyc():
    l = []; l.append(it.cycle(l)); l.append(it.tee(l)); l.append(ft.partial(list, l)); l.append(O(1)); return 1
show('cyc', cyc)
show('copy', lambda: (copy.deepcopy([O(1), {O(2): (O(3),)}]), copy.copy(O(4))))
import types
show('ns', lambda: types.SimpleNamespace(a=O(1), b=[O(2)]))
print(O.n)
