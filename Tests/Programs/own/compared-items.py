"""Comparisons of items: which built-ins own what they compare, and which borrow it."""
import sys, itertools, collections, functools, operator
g = sys.getrefcount
class A:
    def __init__(s, n): s.n = n
    def __lt__(s, o): print('lt', g(s), g(o)); return s.n < o.n
    def __eq__(s, o): print('eq', g(s), g(o)); return s.n == o.n
    def __le__(s, o): print('le', g(s), g(o)); return s.n <= o.n
    def __hash__(s): return 1
a, b, c = A(1), A(2), A(2)
l = [a, b]
print('list <'); l < [b, c]; l < [a, c]; [a] == [b]; [a] != [c]; [b] > [c]; [b, a] <= [c, b]
print('tuple <'); (a, b) < (b, c); (a,) == (b,)
d = collections.deque([a, b, c])
print('deque index'); d.index(c)
print('deque remove'); d.remove(c)
print('deque count'); d.count(A(5))
print('deque in'); A(7) in d
print('deque cmp'); d == collections.deque([a, c]); d < collections.deque([b, c])
print('groupby')
for k, gr in itertools.groupby([a, b, c]): print(len(list(gr)))
for k, gr in itertools.groupby([a, b, c], key=lambda x: x): pass
print('list in'); A(9) in l; l.index(A(2)); l.count(c); l.remove(A(2))
print('itemgetter'); print(operator.itemgetter(0)([a]) is a)
print('reduce'); functools.reduce(lambda x, y: x == y and y, [a, b])
print('any'); any(x == b for x in l)
print('chain'); [a, b, c].index(b, 1); (a, b, c).index(c); 
