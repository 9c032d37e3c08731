"""The main namespace dies by the collector, which has put its objects in the order it found them."""


class N:
    def __init__(s, n):
        s.n = n

    def __del__(s):
        print('del', s.n, N is not None)


c = N('c')
b = N('b')
x = [N(i) for i in range(3)]
d = {i: N('d%d' % i) for i in range(2)}
t = (N('t'),)
_p = N('p')
z = N('z')
