"""Dicts, lists and sets that are changed while they compare their items."""
import gc
import sys


class Counted:
    def __init__(self, hash_value):
        self.hash_value = hash_value
        self.hashes = self.comparisons = 0

    def __hash__(self):
        self.hashes += 1
        return self.hash_value

    def __eq__(self, other):
        self.comparisons += 1
        return self is other


one, two = Counted(42), Counted(42)
table = {one: 1}
table.setdefault(two, 2)
print(one.hashes, two.hashes, one.comparisons + two.comparisons)


class Clearing:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        source.clear()
        return False


source = dict((number, 0) for number in range(1, 40))
source[Clearing()] = 0
target = {Clearing(): 0, 1: 1}
try:
    target.update(source)
except RuntimeError as error:
    print(error, len(source))


class Emptying:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return NotImplemented


first, second = [], []
first.append(Emptying(second))
second.append(Emptying(first))
print(first == second, first, second)

frozen = frozenset("abc")
print(frozen.intersection() is frozen, frozen.difference() is frozen, frozen.copy() is frozen)
print(sys.getsizeof(bytearray(iter(range(3)))) >= sys.getsizeof(bytearray()), gc.collect())
buffer = bytearray(b"abcdefgh")
print(sys.getsizeof(buffer))
buffer.__init__(b"xy")
print(buffer, sys.getsizeof(buffer))


class Late:
    pass


late = Late()
late.value = []
del late.__dict__
print(hasattr(late, "value"), late.__dict__)
