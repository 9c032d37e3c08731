"""Searches whose bounds change what is searched; a submodule from its package; an LRU dict's repr."""
import collections
from collections import OrderedDict, abc
class I:
    def __init__(self, what): self.what = what
    def __index__(self): self.what.clear(); return 1
for what in ([1, 2, 3], collections.deque([1, 2, 3])):
    try: what.index(2, I(what))
    except ValueError as e: print(type(what).__name__, e)
print(abc.Sized.__name__, issubclass(list, abc.Sized))
class LRU(OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
l = LRU(); l['a'] = 1; l['b'] = 2
print(l, l['a'], l)
