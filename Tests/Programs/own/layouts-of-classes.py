# Sizes and offsets of instances of classes over object and over built-in types.
import gc
import sys


def show(cls, *args):
    o = cls(*args)
    print(
        cls.__name__, sys.getsizeof(o), o.__sizeof__(), cls.__basicsize__, cls.__itemsize__,
        cls.__dictoffset__, cls.__weakrefoffset__, gc.is_tracked(o), sys.getsizeof(cls))


class Plain: pass
class Slots: __slots__ = ("a", "b")
class SlotsAndWeak: __slots__ = ("a", "__weakref__")
class SlotsAndDict: __slots__ = ("a", "__dict__")
class NoSlots: __slots__ = ()


for cls in (Plain, Slots, SlotsAndWeak, SlotsAndDict, NoSlots):
    show(cls)
for base, args in (
    (list, ([1, 2],)), (tuple, ((1, 2),)), (int, (5,)), (float, (1.5,)), (complex, (1j,)),
    (str, ("abc",)), (bytes, (b"abc",)), (bytearray, (b"abc",)), (set, ()), (frozenset, ()),
    (Exception, (1,)),
):
    show(type(base.__name__, (base,), {}), *args)
    show(type("bare_" + base.__name__, (base,), {"__slots__": ()}), *args)
