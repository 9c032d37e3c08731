"""Blocks and counts of calls of special methods by their names, and through super()."""
import gc, sys
gc.disable()
class B:
    def __init__(self, x): super().__init__(); self.x = x
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__()
class B2:
    def __init__(self, x): object.__setattr__(self, 'x', x)
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v)
    def __getitem__(self, k): return super().__getitem__(k)
    def __len__(self): return super().__len__()
    def __repr__(self): return super().__repr__()
class L(list):
    def __init__(self, *a): super().__init__(*a)
    def __iter__(self): return super().__iter__()
    def __delitem__(self, k): super().__delitem__(k)
    def __add__(self, o): return super().__add__(o)
class E(Exception):
    def __init__(self, m): super().__init__(m); self.m = m
class E2(Exception):
    def __init__(self, m): Exception.__init__(self, m)
class E3(Exception):
    def __str__(self): return super().__str__()
class I(int):
    def __add__(self, o): return super().__add__(o)
    def __new__(cls, v): return super().__new__(cls, v)
dd = {}; ll = [1, 2, 3]; D1 = D(); L1 = L(); b = B(1)
fs = [lambda: B(1), lambda: B2(1), lambda: b == b, lambda: hash(b), lambda: D1.__setitem__('a', 1), lambda: setattr(b, 'y', 1), lambda: D1['a'], lambda: len(D1), lambda: repr(D1),
 lambda: L(), lambda: L([1]), lambda: iter(L1), lambda: L1 + [1], lambda: E('x'), lambda: E2('x'), lambda: str(E3('x')), lambda: I(3) + 4, lambda: I(3),
 lambda: dd.__setitem__(1, 2), lambda: dict.__setitem__(dd, 1, 2), lambda: ll.__eq__(ll), lambda: (1).__add__(2), lambda: int.__add__(1, 2), lambda: 'a'.__len__(), lambda: ll.__len__(), lambda: object.__setattr__(b, 'x', 1), lambda: object.__new__(B), lambda: object.__repr__(b), lambda: b.__repr__(), lambda: b.__str__(), lambda: b.__init__(2), lambda: [].__init__([1]), lambda: type.__call__(list), lambda: list.__call__(), lambda: (lambda: 1).__call__(), lambda: str.__mod__('%s', 'x'), lambda: ll.__getitem__(0), lambda: ll.__iter__(), lambda: ll.__contains__(1), lambda: b.__getattribute__('x'), lambda: b.__class__, lambda: B.__dict__, lambda: type(b).__name__, lambda: b.__dict__, lambda: hash('x'), lambda: B.__hash__(b), lambda: object.__eq__(b, b), lambda: b.__ne__(b), lambda: b.__lt__(b), lambda: dd.__delitem__(1) ]
def run():
    for i, f in enumerate(fs):
        f(); dd[1] = 2
        f(); dd[1] = 2
        gc.collect()
        a = gc.get_count()[0]
        f()
        c = gc.get_count()[0]; dd[1] = 2
        f()
        e = gc.get_count()[0]; dd[1] = 2
        print(i, c - a, e - c)
run()
