# Sizes in bytes, as sys.getsizeof tells them.
import sys


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


for value in [0, 1, -1, 2**30 - 1, 2**30, 2**60, 2**100, -(2**200)]:
    print(value.bit_length(), sys.getsizeof(value))
for value in [True, None, 1.5, "", "a", "abcdef", "\xe9", "\u20ac", "\U0001f600", b"", b"abc"]:
    print(repr(value)[:8].encode("ascii", "replace"), sys.getsizeof(value))
for value in [(), (1,), (1, 2, 3), [], [1], [1, 2, 3], {}, {1: 2}, set(), {1}, frozenset()]:
    print(type(value).__name__, len(value), sys.getsizeof(value))
print(sys.getsizeof(Slotted()), sys.getsizeof(range(10)))
sizes = []
items = []
for i in range(40):
    items.append(i)
    size = sys.getsizeof(items)
    if not sizes or sizes[-1] != size:
        sizes.append(size)
print(sizes)
sizes = []
table = {}
for i in range(60):
    table[i] = i
    size = sys.getsizeof(table)
    if not sizes or sizes[-1] != size:
        sizes.append(size)
print(sizes)
