"""When gc.is_finalized turns true, a finalizer that runs again, and frozen objects counted once."""
import gc, types, sys, traceback
gc.disable()
gc.collect()


class Plain:
    def __del__(self):
        print("finalizer", gc.is_finalized(self), gc.is_tracked(self))


class Slotted:
    __slots__ = ("name",)
    kept = []

    def __del__(self):
        print("slotted", gc.is_finalized(self))
        if len(Slotted.kept) < 1:
            Slotted.kept.append(self)


one = Plain()
del one
two = Plain()
two.self = two
del two
print(gc.collect())
three = Slotted()
del three
print(gc.is_finalized(Slotted.kept[0]))
Slotted.kept[:] = ["full"]
print("--")
before = gc.get_freeze_count()
gc.freeze()
first = gc.get_freeze_count()
new = [[] for number in range(20)]
gc.freeze()
print(gc.get_freeze_count() - first, first > before)
gc.unfreeze()
print(gc.get_freeze_count())
print(types.CellType(5) < types.CellType(6), types.CellType() < types.CellType(6))
print(types.CellType(5) == types.CellType(5), types.CellType([]) >= types.CellType([1]))


class Custom(Exception):
    pass


print(traceback.format_exception_only(Custom, Custom("x")))
value = 256
print(int.from_bytes(b"\x01\x00", "big") is value, __name__ is sys.intern("__main__"))
